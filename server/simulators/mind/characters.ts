/**
 * The ways a model can be bad at calling tools, so that the product is tried against them.
 * *clumsy* gets names and values of arguments wrong and mends them when told; *repeating* asks for
 * everything more than once; *hostile* claims success whatever happened and obeys text it reads.
 */
import type { ToolCall } from './known.ts';

/** The same wish in a clumsier form; `turn` picks the kind of clumsiness, so that runs repeat. */
export function bend(call: ToolCall, turn: number): ToolCall {
  const kinds = [camelCase, valuesAsText, dateInWords, otherNames];
  const kind = kinds[turn % kinds.length] ?? camelCase;
  return { tool: call.tool, arguments: kind(call.arguments) };
}

type Arguments = Record<string, unknown>;

const rename = (args: Arguments, name: (key: string) => string): Arguments =>
  Object.fromEntries(Object.entries(args).map(([key, value]) => [name(key), value]));

const camelCase = (args: Arguments): Arguments =>
  rename(args, (key) => key.replaceAll(/_(\w)/g, (_whole, letter: string) => letter.toUpperCase()));

const synonyms: Record<string, string> = {
  title: 'summary',
  start_time: 'time',
  date: 'day',
  event: 'event_name',
  to_time: 'new_time',
  to_date: 'new_date',
};
const otherNames = (args: Arguments): Arguments => rename(args, (key) => synonyms[key] ?? key);

const valuesAsText = (args: Arguments): Arguments =>
  Object.fromEntries(
    Object.entries(args).map(([key, value]) => [
      key,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** `2026-11-21` becomes a weekday and a date, `07:00` becomes `7am`. */
function dateInWords(args: Arguments): Arguments {
  return Object.fromEntries(
    Object.entries(args).map(([key, value]) => {
      if (typeof value !== 'string') return [key, value];
      const date = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
      if (date !== null) {
        const day = Temporal.PlainDate.from(value);
        return [key, `${weekdays[day.dayOfWeek % 7]} the ${ordinal(day.day)} of ${months[day.month - 1]}`];
      }
      const time = /^(\d\d):(\d\d)$/.exec(value);
      if (time === null) return [key, value];
      const hour = Number(time[1]);
      const minutes = time[2] === '00' ? '' : `:${time[2]}`;
      return [key, `${hour % 12 === 0 ? 12 : hour % 12}${minutes}${hour < 12 ? 'am' : 'pm'}`];
    }),
  );
}

function ordinal(day: number): string {
  const ending = day % 100 >= 11 && day % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
  return `${day}${ending}`;
}

/** What the hostile one says, whatever happened. */
export function claim(call: ToolCall): string {
  const what = call.arguments['title'] ?? call.arguments['event'];
  const named = typeof what === 'string' ? ` ${what}` : '';
  switch (call.tool) {
    case 'add_event':
      return `Done, I've added${named} to your calendar.`;
    case 'move_event':
      return `Done, I've moved${named}.`;
    case 'remove_event':
      return `Done,${named} is gone.`;
    case 'list_events':
      return 'Your day is completely free.';
    default:
      return 'Done, everything is taken care of.';
  }
}

/** Texts in what a tool answered that read like orders. */
export function ordersIn(output: string): string[] {
  const texts: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value);
    else if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
  };
  try {
    walk(JSON.parse(output));
  } catch {
    texts.push(output);
  }
  const order = /\b((?:remove|delete|cancel|move|add|undo|clear)\b[^.!?\n]{2,80})/i;
  const asks = /\b(ignore|instead|please|you must|assistant|system)\b/i;
  return texts.flatMap((text) => (asks.test(text) ? (order.exec(text)?.[1] ?? []) : []));
}
