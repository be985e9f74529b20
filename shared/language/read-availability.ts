/**
 * What people write about when they can meet: who is busy when, hours, length, wishes ("Sam would
 * rather not meet on Tuesday after 15:00"). Clause by clause: a clause that names a day or hours and
 * has no verb of its own goes on with the one before it.
 */

/** Lower-case English weekday, or `today`, `tomorrow`. */
export type DayName = string;

/** Minutes after midnight, half-open. */
export type Hours = { start: number; end: number };

export type Availability = {
  durationMinutes: number | null;
  /** Days the meeting may be on; empty when the text names none. */
  days: DayName[];
  /** Hours the meeting must lie in; null when the text names none. */
  hours: Hours | null;
  /** Stretches in which somebody cannot, or would rather not. */
  blocked: (Hours & { day: DayName })[];
  /** The first time that works is asked for. */
  isEarliest: boolean;
  /** Somebody's time is spoken of, if only to say that they are free. */
  isAboutTime: boolean;
};

const dayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const dayPattern = new RegExp(`\\b(${dayNames.join('|')}|today|tomorrow)s?\\b`, 'g');
const clock = String.raw`(\d{1,2})(?::(\d{2}))?\s?(am|pm|a\.m\.|p\.m\.)?`;
const rangePattern = new RegExp(String.raw`${clock}\s*(?:to|until|till|and|-|–|—)\s*${clock}`, 'g');
const edgePattern = new RegExp(String.raw`\b(before|until|after|from|past)\s+${clock}`, 'g');

const isBusy =
  /\b(busy|booked|unavailable|tied up|occupied|out|away|has (?:a )?meetings?|have (?:a )?meetings?|blocked|not available)\b/;
const isWish =
  /\b(not (?:want|wish|like|meet|be able)|n[o']t meet|can ?not|can't|cannot|avoid|rather not|prefer not|won't|unable|doesn't work|don't want)\b/;
const isFree = /\b(free|open|no meetings?|nothing|available|clear)\b/;
const isEarly = /\b(earl(?:i)?e?st|as soon as possible|asap|first (?:free|available|possible))\b/;
const isTask = /\b(schedule|find|book|set up|arrange|need|organi[sz]e)\b/;

type Mood = 'busy' | 'wish' | 'free' | 'task' | null;

/** The ISO weekday of a name, 1–7; null for `today` and `tomorrow`. */
export function isoWeekday(day: DayName): number | null {
  const at = dayNames.indexOf(day);
  return at === -1 ? null : at + 1;
}

/** A weekday and nothing else: "Friday", "on Fridays". */
export function loneWeekday(words: string): number | null {
  const match = /^(?:on )?([a-z]+?)s?$/.exec(words.trim().toLowerCase());
  return match ? isoWeekday(match[1] ?? '') : null;
}

/** Reads English; what it does not understand it leaves out. */
export function readAvailability(text: string): Availability {
  const found: Availability = {
    durationMinutes: null,
    days: [],
    hours: null,
    blocked: [],
    isEarliest: false,
    isAboutTime: false,
  };
  let mood: Mood = null;
  for (const clause of clausesOf(text.slice(0, 20_000).toLowerCase())) {
    if (isEarly.test(clause)) found.isEarliest = true;
    mood = moodOf(clause) ?? mood;
    if (mood === 'free') found.isAboutTime = true;
    if (mood === 'task') readTask(clause, found);
    if (mood === 'busy' || mood === 'wish') block(clause, mood, found);
  }
  return found;
}

function moodOf(clause: string): Mood {
  if (isWish.test(clause)) return 'wish';
  if (isTask.test(clause) && !/\bmeetings? (?:on|from|at|during)\b/.test(clause)) return 'task';
  if (isBusy.test(clause) && !/\bno meetings?\b/.test(clause)) return 'busy';
  // "Royhas no meetings": a slip of the hand is still that.
  if (isFree.test(clause) || /no meetings?\b/.test(clause)) return 'free';
  return null;
}

/** Sentences; a full stop inside `p.m.` or `9.30` does not end one. */
function clausesOf(text: string): string[] {
  return text
    .replace(/\b([ap])\.m\./g, '$1m')
    .split(/[;\n!?]|\.(?!\d)/)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
}

function readTask(clause: string, found: Availability): void {
  found.durationMinutes ??= readLength(clause);
  const range = [...clause.matchAll(rangePattern)][0];
  if (range && !found.hours) found.hours = hoursOf(range);
  for (const [, day = ''] of clause.matchAll(dayPattern)) if (!found.days.includes(day)) found.days.push(day);
}

const numberWords: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4 };

function readLength(clause: string): number | null {
  if (/\bhalf (?:an |a )?hour\b|\bhalf-hour\b/.test(clause)) return 30;
  if (/\b(?:an|one|1) hour and a half\b|\bone and a half hours\b/.test(clause)) return 90;
  const match = /\b(\d{1,3}(?:\.5)?|an?|one|two|three|four)[ -]?(hours?|hrs?|h|minutes?|mins?|min)\b/.exec(
    clause,
  );
  if (!match) return null;
  const amount = numberWords[match[1] ?? ''] ?? Number(match[1]);
  return Math.round(amount * ((match[2] ?? '').startsWith('h') ? 60 : 1));
}

/** Blocks what the clause names, day by day: each day's part of it runs to the next day's name. */
function block(clause: string, mood: 'busy' | 'wish', found: Availability): void {
  const days = [...clause.matchAll(dayPattern)];
  days.forEach((match, index) => {
    const part = clause.slice(match.index, days[index + 1]?.index);
    const day = match[1] ?? '';
    const ranges = [...part.matchAll(rangePattern)].flatMap((range) => hoursOf(range) ?? []);
    if (ranges.length > 0) {
      for (const hours of ranges) found.blocked.push({ day, ...hours });
      return;
    }
    const edge = [...part.matchAll(edgePattern)][0];
    const minutes = edge ? minutesOf(edge.slice(2, 5)) : null;
    if (edge && minutes !== null) {
      const isBefore = edge[1] === 'before' || edge[1] === 'until';
      found.blocked.push(isBefore ? { day, start: 0, end: minutes } : { day, start: minutes, end: 1440 });
    } else if (mood === 'wish' || /\b(all day|whole day|entire day|out|away)\b/.test(clause)) {
      found.blocked.push({ day, start: 0, end: 1440 });
    }
  });
}

function hoursOf(match: RegExpMatchArray): Hours | null {
  const end = minutesOf(match.slice(4, 7));
  const start = minutesOf(match.slice(1, 4));
  if (start === null || end === null) return null;
  // "2 to 4 pm": the first borrows the half of the day where that is still before the second.
  const isAfternoon = match[6]?.startsWith('p') === true && match[3] === undefined && start < 720;
  const borrowed = isAfternoon && start + 720 < end ? start + 720 : start;
  return borrowed < end ? { start: borrowed, end } : null;
}

function minutesOf([hour = '', minute = '0', half]: readonly (string | undefined)[]): number | null {
  let h = Number(hour);
  if (half !== undefined) {
    if (h < 1 || h > 12) return null;
    h = (h % 12) + (half.startsWith('p') ? 12 : 0);
  }
  const total = h * 60 + Number(minute);
  return Number(minute) < 60 && total <= 1440 ? total : null;
}
