/** What an act is about to do, as a question without its mark: "Remove Gym, tomorrow 7:00–8:00 am". */
import { isDeepStrictEqual } from 'node:util';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { sayEventWhen } from '#shared/schedule/say-outcome.ts';
import type { Teller } from '#shared/schedule/say-outcome.ts';
import { sayList } from '#shared/schedule/say-time.ts';
import type { Write } from '#server/domain/schedule/perform-act.ts';

const most = 3;
const fields = ['place', 'notes', 'guests', 'reminders'] as const;

export function sayWrites(writes: readonly Write[], teller: Teller): string {
  const said = writes.slice(0, most).map((write) => sayWrite(write, teller));
  const rest = writes.length - said.length;
  return `${said.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`;
}

function sayWrite({ kind, before, after, undoOf }: Write, teller: Teller): string {
  const event = after ?? before;
  if (!event) return '';
  const when = sayEventWhen(event, teller);
  if (undoOf !== undefined) return `Take back ${event.title}, ${when}`;
  switch (kind) {
    case 'add':
      return `Add ${event.title}, ${when}`;
    case 'remove':
      return `Remove ${event.title}, ${when}`;
    case 'move':
      return `Move ${event.title} to ${when}`;
    case 'update':
      return before && after ? sayUpdate(before, after, when) : `Change ${event.title}, ${when}`;
  }
}

function sayUpdate(before: ScheduleEvent, after: ScheduleEvent, when: string): string {
  if (before.title !== after.title) return `Rename ${before.title} to ${after.title}, ${when}`;
  const changed = fields.filter((field) => !isDeepStrictEqual(before[field], after[field]));
  return `Change ${changed.length === 0 ? 'the time' : `the ${sayList(changed)}`} of ${after.title}, ${when}`;
}
