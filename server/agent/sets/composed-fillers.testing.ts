/** What a composed sentence may put in: the facts of an event as people say them, and wrong ones. */
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import type { SpeechFacts } from '#server/agent/claims/speech-facts.ts';

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const lengths = new Map([
  [30, 'half an hour'],
  [45, '45 minutes'],
  [60, 'an hour'],
  [75, 'an hour and a quarter'],
  [90, 'an hour and a half'],
  [120, 'two hours'],
  [240, 'four hours'],
]);
const counts = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven'];

/** Keys with a leading `w` are wrong of the first event, and of everything else the scenario knows. */
export function fillersOf(facts: SpeechFacts, events: readonly ScheduleEvent[]): Map<string, string> {
  const out = new Map<string, string>([
    ['wt', 'wine tasting'],
    ['wlen', 'three and a half hours'],
    ['wn', counts[events.length + 3] ?? 'nine'],
    ['wday', otherDay(facts, events)],
    ['wat', clockOf('05:20', facts.hour12)],
    ['wend', clockOf('23:50', facts.hour12)],
  ]);
  const read = facts.outcomes.at(-1)?.outcome;
  const data = read?.kind === 'done' ? (read.receipt.data as { from?: string } | undefined) : undefined;
  const date = events[0]?.wall.start.date ?? (data?.from ? dateOf(data.from, facts.timeZone) : null);
  if (date) out.set('day', dayOf(date, facts));
  if (date) out.set('date', dateName(date));
  const [event] = events;
  if (!event) return out;
  const refused = read?.kind === 'conflict' ? read.alternatives.at(-1) : undefined;
  out.set('with', lower(event.title));
  if (refused?.wall.start.time) out.set('free', clockOf(refused.wall.start.time, facts.hour12));
  out.set('t', `the ${lower(event.title)}`).set('T', event.title);
  out.set('n', counts[events.length] ?? '');
  const minutes = (Date.parse(event.end) - Date.parse(event.start)) / 60_000;
  const { start, end } = event.wall;
  if (start.time && end.time)
    out.set('at', clockOf(start.time, facts.hour12)).set('end', clockOf(end.time, facts.hour12));
  out.set('len', lengths.get(minutes) ?? `${minutes} minutes`);
  out.set('first', lower(event.title)).set('last', lower(events.at(-1)?.title ?? ''));
  return out;
}

const lower = (title: string): string => title.charAt(0).toLowerCase() + title.slice(1);

const dateOf = (at: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(at));

function dayOf(date: string, { now, timeZone }: SpeechFacts): string {
  const today = Date.parse(`${dateOf(now, timeZone)}T00:00:00Z`);
  const days = (Date.parse(`${date}T00:00:00Z`) - today) / 86_400_000;
  const name = weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';
  return days === 0 ? 'today' : days === 1 ? 'tomorrow' : days < 7 ? name : dateName(date);
}

function dateName(date: string): string {
  const month = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });
  return `${Number(date.slice(8))} ${month.format(new Date(`${date}T00:00:00Z`))}`;
}

/** A weekday that is neither today, tomorrow nor any of the events'. */
function otherDay({ now }: SpeechFacts, events: readonly ScheduleEvent[]): string {
  const taken = new Set(events.map(({ wall }) => new Date(`${wall.start.date}T00:00:00Z`).getUTCDay()));
  const today = new Date(now).getUTCDay();
  const free = [2, 3, 4, 5].map((step) => (today + step) % 7).find((day) => !taken.has(day));
  return weekdays[free ?? 0] ?? '';
}

function clockOf(time: string, hour12: boolean): string {
  if (!hour12) return time;
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const half = hours < 12 ? 'am' : 'pm';
  return `${hours % 12 || 12}${minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`} ${half}`;
}
