/**
 * What repeats in a calendar file, as a series that can be kept here: its rule, what was taken out of
 * it and what differs. What a series here cannot have is said in a sentence, and the whole of it is left.
 */
import { seriesOfFile } from '#shared/ics/ics-occurrences.ts';
import type { IcsTime } from '#shared/ics/ics-value.ts';
import { epochSeconds } from '#shared/ics/ics-zone.ts';
import type { IcsEvent } from '#shared/ics/read-ics.ts';
import { instantOf } from '#shared/schedule/recurrence/clock-text.ts';
import { plainOccurrence, secondsOf, slotAt, slotsOf } from '#shared/schedule/recurrence/expand-series.ts';
import type { Slot } from '#shared/schedule/recurrence/expand-series.ts';
import { writeRule } from '#shared/schedule/recurrence/rule.ts';
import type { Rule } from '#shared/schedule/recurrence/rule.ts';
import { nextOccurrence } from '#shared/schedule/recurrence/seen-series.ts';
import { withOccurrence } from '#shared/schedule/recurrence/series-rows.ts';
import { isSeries } from '#shared/schedule/recurrence/series.ts';
import type { Series } from '#shared/schedule/recurrence/series.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { toStorableEvent } from '#server/domain/schedule/event-draft.ts';
import { toStorable } from '#server/domain/schedule/series-draft.ts';
import { draftOf } from './draft-of.ts';

type Problem = { problem: string };

const addedDates = 'It has dates added to its rule, which an event that repeats cannot have here.';
const ownZone = 'Its time zone is described in the file only, and has no name that is known here.';
const fromThenOn = 'It changes from one of its dates on within one event.';
const otherFirst = 'It begins on a day that its own rule does not name.';
const noneOfIts = 'A date that differs is none of its dates.';
const noneLeft = 'None of its dates is left.';

/** `group`: everything under one UID. `timeZone`: of the calendar. Without an id yet. */
export function seriesOf(group: readonly IcsEvent[], timeZone: string): Series | Problem {
  const [found] = seriesOfFile(group);
  const { master = null, overrides = [] } = found ?? {};
  if (!master?.rule || master.extra.length > 0) return { problem: addedDates };
  const { zone, isDate } = master.start;
  if (zone.kind === 'rules') return { problem: ownZone };
  // Nine o'clock in UTC stays nine o'clock in UTC.
  const own = isDate || zone.kind === 'floating' ? timeZone : zone.kind === 'utc' ? 'UTC' : zone.id;
  const plain = plainSeries(master, { rule: master.rule, timeZone: own });
  if ('problem' in plain) return plain;
  const at = (time: IcsTime) => slotsAt(plain, time, timeZone);
  let series = plain;
  for (const slot of master.except.flatMap(at)) series = withOccurrence(series, instantOf(slot.start), null);
  for (const one of overrides) {
    if (one.andFollowing) return { problem: fromThenOn };
    const [slot] = one.replaces ? at(one.replaces) : [];
    if (!slot) return { problem: noneOfIts };
    const isTaken = series.series.exdates?.includes(slot.key) ?? false;
    if (isTaken && one.sequence <= master.sequence) continue;
    const event = one.status === 'CANCELLED' ? null : differing(one, { plain, slot, timeZone: own });
    if (event && 'problem' in event) return event;
    series = withOccurrence(series, instantOf(slot.start), event);
  }
  return nextOccurrence(series, '0001-01-01T00:00:00Z') ? series : { problem: noneLeft };
}

function plainSeries(
  master: IcsEvent,
  { rule, timeZone }: { rule: Rule; timeZone: string },
): Series | Problem {
  const draft = draftIn(master, timeZone);
  if ('problem' in draft) return draft;
  const event = toStorable({ ...draft, repeat: writeRule(rule) }, { id: '', timeZone, source: 'ics' });
  if ('kind' in event) return { problem: event.say };
  if (!isSeries(event)) return { problem: noneLeft };
  const meant = master.start.day * 86_400 + Math.floor(master.start.second / 60) * 60;
  if (secondsOf(event.wall.start) !== meant) return { problem: otherFirst };
  return { ...event, status: statusOf(master) };
}

/** One occurrence as the file has it. */
function differing(
  one: IcsEvent,
  { plain, slot, timeZone }: { plain: Series; slot: Slot; timeZone: string },
): ScheduleEvent | Problem {
  const draft = draftIn(one, timeZone);
  if ('problem' in draft) return draft;
  const event = toStorableEvent(draft, { id: '', timeZone, source: 'ics' });
  if ('kind' in event) return { problem: event.say };
  const { id, series } = plainOccurrence(plain, slot);
  return { ...event, status: statusOf(one), id, ...(series ? { series } : {}) };
}

function draftIn(event: IcsEvent, timeZone: string) {
  const title = event.summary === '' ? '(no title)' : event.summary;
  return draftOf({ event, start: event.start, durationSeconds: event.durationSeconds }, { title, timeZone });
}

const statusOf = ({ status }: IcsEvent) => (status === 'TENTATIVE' ? 'tentative' : 'confirmed');

/** A day alone means all of its times. */
function slotsAt(series: Series, time: IcsTime, reader: string): Slot[] {
  if (!time.isDate && !series.allDay) {
    const slot = slotAt(series, instantOf(epochSeconds(time, time.zone, reader)), true);
    return slot ? [slot] : [];
  }
  const day = time.day * 86_400;
  const near = { from: day - 2 * 86_400, to: day + 3 * 86_400 };
  const whole = { ...series, series: { ...series.series, exdates: [] } };
  return [...slotsOf(whole, near)].filter(({ wall }) => Math.floor(wall / 86_400) === time.day);
}
