/** A wish as it is held against sentences: its name, its times, and what a sentence has to do with them. */
import type { Proposal } from '#shared/conversation/proposal.ts';
import { readEvent } from '#shared/language/read-event.ts';
import { spokenNumbers } from '#shared/language/spoken-numbers.ts';
import { plainText, plainWords } from '#server/domain/consent/plain-words.ts';
import { isNamed, saidIn, tellingWords } from '#server/domain/consent/said-content.ts';
import { kindWords, leadWords, orderWords, stirring } from './clear-words.ts';
import type { Evidence } from './evidence.ts';
import { clocksIn, daysIn, hasClock } from './spoken-times.ts';
import type { TalkTurn } from './talk.ts';
import { timesIn, withoutTimes } from './without-times.ts';

export type Wish = {
  title: string;
  action: Proposal['action'];
  names: ReadonlySet<string>;
  /** Turns: of the words that ask for it, and of the newest that make it. */
  from: number;
  last: number;
  clocks: ReadonlySet<string>;
  days: ReadonlySet<string>;
  /** Its time is told in some place's clock. */
  isZoned: boolean;
};

export function wishOf(talk: readonly TalkTurn[], proposal: Proposal, { quote, all }: Evidence): Wish {
  // "Eleven" is a clock behind an "at".
  const time = proposal.time === null ? '' : `at ${proposal.time}`;
  const texts = [...all.map(({ text }) => text), proposal.day ?? '', time];
  return {
    title: proposal.title,
    action: proposal.action,
    names: new Set(plainWords(`${proposal.title} ${proposal.newTitle ?? ''} ${proposal.place ?? ''}`)),
    from: talk[quote.turn]?.role === 'agent' ? quote.turn + 1 : quote.turn,
    last: Math.max(...all.map(({ turn }) => turn)),
    clocks: new Set(texts.flatMap(clocksIn)),
    days: withOtherNames(new Set(texts.flatMap(daysIn)), { talk, texts }),
    isZoned: texts.some(
      (text) =>
        /\b\p{L}+ time\b/u.test(plainText(text)) ||
        readEvent(text, { now: talk[0]?.at ?? '2026-01-01T00:00:00Z', timeZone: 'UTC' }).start?.timeZone !==
          undefined,
    ),
  };
}

const week = ['mon', 'tues', 'wednes', 'thurs', 'fri', 'satur', 'sun'];

/** "Tomorrow", "Thursday" and "the 26th", where that is one day for the whole talk. */
function withOtherNames(
  days: ReadonlySet<string>,
  { talk, texts }: { talk: readonly TalkTurn[]; texts: readonly string[] },
): ReadonlySet<string> {
  const today = talk[0]?.today;
  if (today === undefined || talk.some((turn) => turn.today !== today)) return days;
  if (texts.some((text) => /\b(?:next|after|week|weeks|fortnight)\b/i.test(text))) return days;
  const now = Temporal.PlainDate.from(today);
  const meant = [...days].map((name) => {
    if (name === 'today' || name === 'tonight') return 0;
    if (name === 'tomorrow') return 1;
    const ahead = Array.from({ length: 32 }, (_, count) => count);
    return week.includes(name)
      ? (week.indexOf(name) + 8 - now.dayOfWeek) % 7 || 7
      : ahead.find((count) => `${now.add({ days: count }).day}.` === name);
  });
  const [ahead] = meant;
  if (ahead === undefined || meant.some((one) => one !== ahead)) return days;
  const date = now.add({ days: ahead });
  const near = [['today', 'tonight'], ['tomorrow']][ahead] ?? [];
  return new Set([...days, week[date.dayOfWeek - 1] ?? '', `${date.day}.`, ...near]);
}

/** Every time in it is one of the wish, or the same on another clock. */
export function isSameTime(plain: string, { days, clocks }: Pick<Wish, 'days' | 'clocks'>): boolean {
  const said = clocksIn(plain);
  const isZoned =
    /\b(?:their|my|our|your|local|here|there|ours|theirs)\b/.test(plain) &&
    said.some((one) => hasClock(clocks, one));
  return (
    (isZoned || said.every((one) => hasClock(clocks, one))) &&
    daysIn(plain).every((one) => days.has(one)) &&
    (said.length + daysIn(plain).length > 0 || timesIn(plain).length === 0)
  );
}

export function saysTimeOf(text: string, { clocks, days }: Wish): boolean {
  return clocksIn(text).some((one) => hasClock(clocks, one)) || daysIn(text).some((one) => days.has(one));
}

export function isMentionedIn(title: string, text: string): boolean {
  const telling = tellingWords(title).filter((word) => !spokenNumbers.has(word));
  const words = telling.length > 0 ? telling : plainWords(title);
  const said = saidIn([text]);
  return words.filter((word) => isNamed(word, said)).length / Math.max(1, words.length) >= 0.34;
}

export function sharesAll(title: string, text: string): boolean {
  const said = saidIn([text]);
  return tellingWords(title)
    .filter((word) => !spokenNumbers.has(word))
    .every((word) => isNamed(word, said));
}

/** What it tells of that is not this wish, its time, or a small word. */
export function ownWords(text: string, { names }: Wish): string[] {
  return tellingWords(withoutTimes(text, '')).filter(
    (word) =>
      !names.has(word) &&
      !kindWords.has(word) &&
      !orderWords.has(word) &&
      !leadWords.has(word) &&
      !stirring.has(word) &&
      !spokenNumbers.has(word),
  );
}

/** With "can't" written out. */
export function plainOf(text: string): string {
  return plainText(text.replace(/\b(he|she)['’]s\b/gi, '$1 is'))
    .replace(/\bcan'?t\b/g, 'cannot')
    .replace(/\bafter all\b/g, 'otherwise')
    .replace(/\b(?:before i forget|do not forget|do not let me forget)\b/g, 'remember')
    .replace(birthdays, ' birthday');
}

const birthdays = /\bit is (?:my |our )?(?:\p{L}+ ){0,2}(?:birthday|anniversary)\b/gu;

/** By the person or the agent, before this. */
export function wasSpokenOf(word: string, talk: readonly TalkTurn[], index: number): boolean {
  return isNamed(word, saidIn(talk.slice(0, index).map(({ text }) => text)));
}

export function isPointing(words: string): boolean {
  // "That man" points at nothing that is here.
  const plain = words
    .replace(/\b(?:that|this) (\p{L}{3,} (?:with|about|for|from) \p{L})/gu, '$1')
    .replace(/\b(?:that|this|these|those) (\p{L}{3,})\b/gu, (whole, noun: string) =>
      orderWords.has(noun) || kindWords.has(noun) || stirring.has(noun) || auxiliary.test(noun)
        ? whole
        : noun,
    );
  return (
    /^(?:\W*\p{L}+\W+){0,3}(?:it|that|this|those|these|them|(?<!\b(?:me|you|us|him|her|them) )one(?! (?:hour|minute|day|week|month|more|of|thing|last)))\b/u.test(
      plain,
    ) ||
    /\b(?:it|that|this|them|one|those)\b\W*$/.test(plain) ||
    /\b(?:it|that|this) (?:is|was|has|had|will|would|does|did|can|could|should|must|might|may|needs?)\b/.test(
      plain,
    )
  );
}

const auxiliary =
  /^(?:was|were|had|has|have|does|did|will|would|should|could|can|must|might|may|needs?|looks?|seems?|feels?|sounds?|ends?|starts?|makes?|takes?|clashes|works|fits)$/;
