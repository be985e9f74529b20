/**
 * A whole recurrence set (RFC 5545 §3.8.5): what the rule gives, more dates that were added to it,
 * less the ones that were taken out. In order, each moment once.
 */
import { occurrences } from './occurrences.ts';
import type { OccurrenceLimits } from './occurrences.ts';
import type { Rule, WallMoment } from './rule.ts';

export type RecurrenceSet = {
  /** Null when only the added dates recur. */
  rule: Rule | null;
  start: WallMoment;
  extra?: readonly WallMoment[];
  except?: readonly WallMoment[];
};

export function* occurrencesOfSet(set: RecurrenceSet, limits: OccurrenceLimits = {}): Generator<WallMoment> {
  const except = new Set((set.except ?? []).map(keyOf));
  const extra = (set.extra ?? [])
    .filter((moment) => isIn(moment, limits))
    .toSorted((a, b) => keyOf(a) - keyOf(b));
  let next = 0;
  let last: number | null = null;
  const ruled = set.rule
    ? occurrences(set.rule, set.start, limits)
    : [set.start].filter((one) => isIn(one, limits));
  for (const moment of ruled) {
    for (let added = extra[next]; added && keyOf(added) < keyOf(moment); added = extra[next]) {
      next += 1;
      if (keyOf(added) === last || except.has(keyOf(added))) continue;
      last = keyOf(added);
      yield added;
    }
    if (keyOf(moment) === last || except.has(keyOf(moment))) continue;
    last = keyOf(moment);
    yield moment;
  }
  for (const added of extra.slice(next)) {
    if (keyOf(added) === last || except.has(keyOf(added))) continue;
    last = keyOf(added);
    yield added;
  }
}

function keyOf({ day, second }: WallMoment): number {
  return day * 86_400 + second;
}

function isIn(moment: WallMoment, { from, to }: OccurrenceLimits): boolean {
  return (!from || keyOf(moment) >= keyOf(from)) && (!to || keyOf(moment) < keyOf(to));
}
