/**
 * Finds the titles of known events in a sentence, also when only some of their words are said ("the
 * dentist"). Words that say nothing alone ("time", "call me") name a title only together.
 */
import type { Token } from '#shared/language/tokens.ts';
import { baseActs, ingActs, pastActs } from './act-words.ts';
import type { KnownEvent } from './knowledge.ts';
import { functionWords, generalWords } from './known-words.ts';
import { foldWord, isIdle } from './title-words.ts';

export type TitleIndex = ReadonlyMap<string, ReadonlySet<KnownEvent>>;

export function indexTitles(events: readonly KnownEvent[]): TitleIndex {
  const index = new Map<string, Set<KnownEvent>>();
  const add = (word: string, event: KnownEvent): void => {
    const there = index.get(word) ?? new Set();
    there.add(event);
    index.set(word, there);
  };
  for (const event of events) {
    for (const [at, word] of event.titleWords.entries()) {
      add(word, event);
      const next = event.titleWords[at + 1];
      if (next !== undefined) add(word + next, event);
    }
  }
  return index;
}

export type TitleMatch = { events: readonly KnownEvent[]; words: readonly string[]; next: number };

export function readTitle(tokens: readonly Token[], at: number, index: TitleIndex): TitleMatch | null {
  const words: string[] = [];
  let events: Set<KnownEvent> | null = null;
  let next = at;
  let look = at;
  let tells = false;
  while (look < tokens.length && look < at + 16) {
    const token = tokens[look];
    if (!token) break;
    const word = foldWord(token.text);
    const narrowed: Set<KnownEvent> | null = narrow(
      events,
      found(index, word, foldWord(tokens[look + 1]?.text ?? '')),
    );
    if (narrowed) {
      events = narrowed;
      words.push(word);
      tells ||= !isCommon(token.text) || (look === at && isPointedAt(tokens, at));
      look += 1;
      next = look;
    } else if (words.length > 0 && look < next + 2 && (isIdle(word) || /^[-–&/+:'"]$/.test(token.text))) {
      look += 1;
    } else break;
  }
  if (!events || words.length === 0) return null;
  const whole = [...events].filter((event) => isWhole(event, words));
  if (whole.length > 0) return { events: whole, words, next };
  return tells ? { events: [...events], words, next } : null;
}

function found(index: TitleIndex, word: string, following: string): ReadonlySet<KnownEvent> | undefined {
  return index.get(word) ?? (word === 'stand' && following === 'up' ? index.get('standup') : undefined);
}

function narrow(
  events: Set<KnownEvent> | null,
  others: ReadonlySet<KnownEvent> | undefined,
): Set<KnownEvent> | null {
  if (!others) return null;
  if (!events) return new Set(others);
  const both = new Set([...events].filter((event) => others.has(event)));
  return both.size > 0 ? both : null;
}

function isWhole(event: KnownEvent, words: readonly string[]): boolean {
  const said = words.join('');
  return event.titleWords.every((word) => words.includes(word) || said.includes(word)) && said !== '';
}

/** "The shift", "your call": what says little alone names a title where it is pointed at. */
function isPointedAt(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.text ?? '';
  return (
    /^(?:the|your|that|this|our)$/.test(tokens[at - 1]?.text ?? '') &&
    !functionWords.has(word) &&
    !/^(?:\d+|nights?|days?|weeks?|mornings?|afternoons?|evenings?|times?|calendar|schedule|one|two|three|place|visit|plan|appointment|meeting|event|session|first|second|new|next|last|other|early|late|change|pick|move|call|hour|minute|month|year|weekend|way|thing|list|slot)$/.test(
      word,
    )
  );
}

function isCommon(word: string): boolean {
  return (
    functionWords.has(word) ||
    generalWords.has(word) ||
    pastActs.has(word) ||
    baseActs.has(word) ||
    ingActs.has(word) ||
    /^\d+$/.test(word)
  );
}
