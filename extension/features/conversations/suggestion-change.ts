/** What a person can change about a suggestion before they say yes, and what it lacks. Pure. */
import type { Suggestion } from '#shared/conversation/suggestion.ts';
import type { SuggestionChange } from './talks-api.ts';

type Field = 'title' | 'date' | 'time';

export type Changeable = {
  isMove: boolean;
  fields: Field[];
  values: Record<Field, string>;
  /** Without these it cannot be done. */
  missing: Field[];
};

const wantsTime: readonly Suggestion['why'][] = ['vague-time', 'incomplete'];
const wantsDay: readonly Suggestion['why'][] = ['vague-day', 'disagree', 'incomplete', 'past'];

export function changeableOf({ tool, arguments: args, why, choices }: Suggestion): Changeable {
  const isMove = tool === 'move_event';
  const values = {
    title: textOf(args['title']),
    date: dateOf(isMove ? args['to_date'] : args['date']),
    time: clockOf(isMove ? args['to_time'] : args['start_time']),
  };
  const fields: Field[] = tool === 'add_event' ? ['title', 'date', 'time'] : isMove ? ['date', 'time'] : [];
  // Hours are offered to be tapped; another one can be said.
  const areClocks = choices.length > 0 && choices.every(({ value }) => clockOf(value) !== '');
  if (choices.length > 0) return { isMove, fields: areClocks ? ['time'] : [], values, missing: [] };
  const missing = fields.filter(
    (field) =>
      (field === 'date' && wantsDay.includes(why) && (values.date === '' || why !== 'incomplete')) ||
      (field === 'time' && wantsTime.includes(why) && values.time === '' && args['all_day'] !== true) ||
      (field === 'title' && values.title === ''),
  );
  return { isMove, fields, values, missing };
}

/** Only what differs from what was proposed. */
export function changeOf(
  { isMove, fields, values }: Changeable,
  now: Record<Field, string>,
): SuggestionChange {
  const changed = (field: Field) =>
    fields.includes(field) && now[field] !== '' && now[field] !== values[field];
  return {
    ...(changed('title') && { title: now.title }),
    ...(changed('date') && { [isMove ? 'to_date' : 'date']: now.date }),
    ...(changed('time') && { [isMove ? 'to_time' : 'start_time']: now.time }),
  };
}

/** What a tapped choice answers: which event, which of two days, or which half of the day. */
export function pickOf(tool: string, value: string): SuggestionChange {
  const isMove = tool === 'move_event';
  if (clockOf(value) !== '') return { [isMove ? 'to_time' : 'start_time']: value };
  return dateOf(value) === '' ? { event: value } : { [isMove ? 'to_date' : 'date']: value };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const dateOf = (value: unknown): string => (/^\d{4}-\d\d-\d\d$/.test(textOf(value)) ? textOf(value) : '');
const clockOf = (value: unknown): string => (/^\d\d:\d\d$/.test(textOf(value)) ? textOf(value) : '');
