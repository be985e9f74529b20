/** Outcomes that wait for the person: a choice, another time, a yes. */
import { slotsOf } from '#extension/features/live-schedule/slots-of.ts';
import type { Outcome } from '#shared/outcome.ts';

export function isAsking(outcome: Outcome): boolean {
  switch (outcome.kind) {
    case 'conflict':
    case 'ambiguous':
    case 'needs-yes':
    case 'taken':
    case 'not-offered':
    case 'needs':
      return true;
    default:
      return slotsOf(outcome).length > 0;
  }
}
