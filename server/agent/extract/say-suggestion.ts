/** A wish in one line, for a card: what would be done, with its day and time as far as they are known. */
import { dayOf } from '#shared/schedule/day-number.ts';
import { readRule } from '#shared/schedule/recurrence/rule.ts';
import { sayRule } from '#shared/schedule/recurrence/say-rule.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { sayEventWhen } from '#shared/schedule/say-outcome.ts';
import type { Teller } from '#shared/schedule/say-outcome.ts';
import { sayDay } from '#shared/schedule/say-day.ts';
import { isDate } from '#shared/schedule/wall-text.ts';
import { toStorableEvent } from '#server/domain/schedule/event-draft.ts';
import { readStretch } from '#server/tools/read-moment.ts';
import type { ToolWish } from './resolve-wish.ts';

export function sayWish(wish: ToolWish, event: ScheduleEvent | null, teller: Teller): string {
  const { arguments: args } = wish;
  const title = event?.title ?? textOf(args['title']) ?? textOf(args['event']) ?? 'it';
  switch (wish.tool) {
    case 'add_event': {
      const when = whenOf(args, teller);
      return `Add ${title}${when === null ? '' : `, ${when}`}${oftenOf(args, teller)}`;
    }
    case 'remove_event':
      return `Remove ${title}${event ? `, ${sayEventWhen(event, teller)}` : ''}`;
    case 'move_event': {
      const to = whenOf(
        { date: args['to_date'], start_time: args['to_time'], time_zone: args['time_zone'] },
        teller,
      );
      return `Move ${title}${to === null ? '' : ` to ${to}`}`;
    }
    default:
      return `Change ${title}`;
  }
}

function whenOf(args: Record<string, unknown>, teller: Teller): string | null {
  const date = textOf(args['date']);
  const time = textOf(args['start_time']);
  if (date === null || !isDate(date)) return null;
  if (time === null && args['all_day'] !== true) return sayDay(date, teller);
  const stretch = readStretch(
    {
      date,
      start_time: time ?? undefined,
      end_date: textOf(args['end_date']) ?? undefined,
      end_time: textOf(args['end_time']) ?? undefined,
      duration: typeof args['duration'] === 'number' ? args['duration'] : undefined,
      time_zone: textOf(args['time_zone']) ?? undefined,
      all_day: args['all_day'] === true ? true : undefined,
    },
    teller,
  );
  if ('kind' in stretch) return sayDay(date, teller);
  const drafted = toStorableEvent(
    { title: 'x', ...stretch },
    { id: '', timeZone: teller.timeZone, source: 'post-call' },
  );
  return 'kind' in drafted ? sayDay(date, teller) : sayEventWhen(drafted, teller);
}

/** ", every Monday"; nothing where it happens once. */
function oftenOf(args: Record<string, unknown>, teller: Teller): string {
  const [date, repeat] = [textOf(args['date']), textOf(args['repeat'])];
  const read = repeat === null ? null : readRule(repeat);
  if (date === null || !isDate(date) || !read?.rule) return '';
  return `, ${sayRule(read.rule, dayOf(date), teller)}`;
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
