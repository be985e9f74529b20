/** The classes of words and digits that a phrase of a language file leaves open, each read to English. */
import type { Language } from './languages/language.ts';
import { months as englishMonths, weekdays as englishWeekdays } from './english-words.ts';
import { wordAt } from './tokens.ts';
import type { Token } from './tokens.ts';

export type SlotWords = {
  numbers: ReadonlyMap<string, number>;
  ordinals: ReadonlyMap<string, number>;
  weekdays: ReadonlyMap<string, string>;
  weekdaysOften: ReadonlyMap<string, string>;
  weekdaysShort: ReadonlyMap<string, string>;
  months: ReadonlyMap<string, string>;
  units: ReadonlyMap<string, string>;
  /** A weekday and a part of it in one word. */
  joined: ReadonlyMap<string, string>;
  /** First words of everything about time. */
  when: Set<string>;
  language: Language;
  /** `7:30` is before noon. */
  is24: boolean;
};

export type SlotMatch = { english: string; next: number };

const weekdayNames = firstNames(englishWeekdays, 7);
const monthNames = firstNames(englishMonths, 12);
const unitNames = ['minute', 'hour', 'day', 'week', 'month', 'year'] as const;

export function slotWordsOf(language: Language, is24: boolean): SlotWords {
  const numbered = (lines: string) =>
    new Map(listed(lines).flatMap(([value, forms]) => forms.map((form) => [form, Number(value)] as const)));
  const joined = language.weekdays.flatMap((days, index) =>
    split(days).flatMap((day) =>
      listed(language.partsJoined).flatMap(([part, forms]) =>
        forms.map((form) => [`${day}${form}`, `${weekdayNames[index] ?? ''} ${part}`] as const),
      ),
    ),
  );
  const named = (entries: readonly string[], names: readonly string[]) =>
    new Map(
      entries.flatMap((forms, index) => split(forms).map((form) => [form, names[index] ?? ''] as const)),
    );
  return {
    numbers: numbered(language.numbers),
    ordinals: numbered(language.ordinals),
    weekdays: named(language.weekdays, weekdayNames),
    weekdaysOften: named(
      language.weekdaysOften,
      weekdayNames.map((name) => `${name}s`),
    ),
    weekdaysShort: named(language.weekdaysShort, weekdayNames),
    months: named(language.months, monthNames),
    joined: new Map(joined),
    units: named(
      unitNames.map((unit) => language.units[unit]),
      unitNames.map((unit) => `${unit}s`),
    ),
    when: new Set(),
    language,
    is24,
  };
}

type Place = { at: number; words: SlotWords };

export function readSlot(kind: string, tokens: readonly Token[], place: Place): SlotMatch | null {
  const { at, words } = place;
  const token = tokens[at];
  if (!token) return null;
  const named = {
    weekday: words.weekdays,
    weekdays: words.weekdaysOften,
    month: words.months,
    unit: words.units,
    joined: words.joined,
  }[kind];
  if (named) {
    const english = named.get(token.text);
    return english === undefined ? null : { english, next: dotted(tokens, at + 1) };
  }
  if (kind === 'short') {
    const english = words.weekdaysShort.get(token.text);
    return english === undefined ? null : { english, next: at + 1 };
  }
  if (kind === 'digit') return token.value === null ? null : { english: '', next: at };
  if (kind === 'when') return isWhen(token, words) ? { english: '', next: at } : null;
  if (kind === 'n') return readNumber(tokens, place);
  if (kind === 'clock') return readClock(tokens, place);
  if (kind === 'time') {
    const clock = /^[:h]$/.test(wordAt(tokens, at + 1)) ? readClock(tokens, place) : null;
    return clock?.english.includes(':') ? clock : null;
  }
  if (kind === 'date') return readDate(tokens, place);
  if (kind === 'ord') return readOrdinal(tokens, place);
  if (kind === 'nth') return readOrdinal(tokens, place) ?? asOrdinal(readWhole(tokens, place));
  const whole = readWhole(tokens, place);
  if (whole === null) return null;
  const { value, isDigits } = whole;
  if (kind === 'year') return isDigits && value >= 1900 && value < 2200 ? plain(whole) : null;
  if (kind === 'hour') return value <= 24 ? plain(whole) : null;
  if (kind === 'h') return isDigits && value <= 24 ? plain(whole) : null;
  return kind === 'min' && value < 60 && (isDigits || value >= 5)
    ? { english: `${value}`.padStart(2, '0'), next: whole.next }
    : null;
}

/** Whether something about time begins here. */
export function isWhen(token: Token, words: SlotWords): boolean {
  const { text } = token;
  return (
    token.value !== null ||
    words.when.has(text) ||
    words.numbers.has(text) ||
    words.ordinals.has(text) ||
    words.weekdays.has(text) ||
    words.weekdaysOften.has(text) ||
    words.joined.has(text) ||
    words.months.has(text)
  );
}

type Whole = { value: number; next: number; isDigits: boolean };

function readWhole(tokens: readonly Token[], { at, words }: Place): Whole | null {
  const token = tokens[at];
  if (!token) return null;
  if (token.value !== null) return { value: token.value, next: at + 1, isDigits: true };
  const value = words.numbers.get(token.text);
  return value === undefined ? null : { value, next: at + 1, isDigits: false };
}

function readNumber(tokens: readonly Token[], place: Place): SlotMatch | null {
  const whole = readWhole(tokens, place);
  if (!whole) return null;
  const fraction = tokens[whole.next + 1];
  const hasFraction =
    whole.isDigits &&
    wordAt(tokens, whole.next) === place.words.language.decimalSign &&
    tokens[whole.next]?.glued === true &&
    fraction?.glued === true &&
    fraction.value !== null;
  return hasFraction ? { english: `${whole.value}.${fraction.raw}`, next: whole.next + 2 } : plain(whole);
}

/** `9`, `9:30`, `9.30`, `9h`, `9h30`, `neun`. */
function readClock(tokens: readonly Token[], place: Place): SlotMatch | null {
  const hour = readWhole(tokens, place);
  if (!hour || hour.value > 24) return null;
  const [sign, minute] = [tokens[hour.next], tokens[hour.next + 1]];
  if (!hour.isDigits || sign?.glued !== true || !/^[:.h]$/.test(sign.text)) return plain(hour);
  const hasMinutes =
    minute?.glued === true && minute.value !== null && minute.to - minute.from === 2 && minute.value < 60;
  const said = `${hour.value}`.padStart(place.words.is24 ? 2 : 1, '0');
  if (hasMinutes) return { english: `${said}:${minute.raw}`, next: hour.next + 2 };
  return sign.text === 'h' ? { english: `${hour.value}:00`, next: hour.next + 1 } : plain(hour);
}

/** `12.12.`, `2.3.2027`, `26/11`: the month is said in words, so that no order has to be guessed. */
function readDate(tokens: readonly Token[], { at, words }: Place): SlotMatch | null {
  const [day, sign, month] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  const name = monthNames[(month?.value ?? 0) - 1];
  const isPair =
    day?.value != null &&
    day.to - day.from <= 2 &&
    sign?.glued === true &&
    words.language.dateSigns.includes(sign.text) &&
    month?.glued === true &&
    name !== undefined;
  if (!isPair) return null;
  const date = `${day.value} ${name}`;
  const [second, year] = [tokens[at + 3], tokens[at + 4]];
  const hasSecond = second?.glued === true && second.text === sign.text;
  if (hasSecond && year?.glued === true && year.value !== null) {
    if (year.to - year.from === 4) return { english: `${date} ${year.raw}`, next: at + 5 };
    if (year.to - year.from === 2) return { english: `${date} ${2000 + year.value}`, next: at + 5 };
  }
  if (sign.text !== '.') return hasSecond ? null : { english: date, next: at + 3 };
  return hasSecond ? { english: date, next: at + 4 } : null;
}

function readOrdinal(tokens: readonly Token[], { at, words }: Place): SlotMatch | null {
  const token = tokens[at];
  const spoken = token && words.ordinals.get(token.text);
  if (spoken !== undefined) return asOrdinal({ value: spoken, next: at + 1 });
  const sign = tokens[at + 1];
  const isOrdinal =
    token?.value != null && sign?.glued === true && words.language.ordinalSigns.includes(sign.text);
  return isOrdinal ? asOrdinal({ value: token.value ?? 0, next: at + 2 }) : null;
}

function asOrdinal(number: { value: number; next: number } | null): SlotMatch | null {
  if (number === null || number.value < -1 || number.value > 99) return null;
  const { value, next } = number;
  if (value === -1) return { english: 'last', next };
  const suffix = value > 10 && value < 20 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
  return { english: `${value}${suffix}`, next };
}

function plain({ value, next }: { value: number; next: number }): SlotMatch {
  return { english: `${value}`, next };
}

/** The dot of a name cut short: `Do.`, `nov.`. */
function dotted(tokens: readonly Token[], next: number): number {
  const dot = tokens[next];
  const isShort = (tokens[next - 1]?.raw.length ?? 9) <= 4;
  return isShort && dot?.text === '.' && dot.glued && next + 1 < tokens.length ? next + 1 : next;
}

function listed(lines: string): [name: string, forms: string[]][] {
  return lines.split(';').map((line): [string, string[]] => {
    const [name = '', ...forms] = split(line.trim().replaceAll('\n', ' '));
    return [name, forms];
  });
}

function split(forms: string): string[] {
  return forms.split(' ').filter((form) => form !== '');
}

function firstNames(table: ReadonlyMap<string, number>, count: number): string[] {
  return Array.from(
    { length: count },
    (_, index) => [...table].find(([, value]) => value === index + 1)?.[0] ?? '',
  );
}
