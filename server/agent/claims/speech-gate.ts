/**
 * Holds back what is not known to be true while a reply streams: text goes in as it comes, whole
 * sentences come out once every part of them is backed. In place of a held one comes what is true.
 */
import type { Ear } from '#server/agent/ear/ear.ts';
import { hearSentence } from './hear-sentence.ts';
import { createLooker, noTalk } from './look.ts';
import type { Talk } from './look.ts';
import { createSentenceCutter } from './sentences.ts';
import type { Piece } from './sentences.ts';
import type { SpeechFacts } from './speech-facts.ts';
import { isDeclined, isWish, plainTruth, tellsOf, untold } from './true-words.ts';

/** `text` is what may be said now ('' = nothing); `held` what was stopped. */
export type Spoken = { text: string; held?: { text: string; why: string } };
/** One after the other: the next call waits for the one before. */
export type SpeechGate = { push(text: string): Promise<Spoken[]>; end(): Promise<Spoken[]> };

/** `facts` is asked at each sentence: outcomes arrive while words stream. */
export function createSpeechGate(facts: () => SpeechFacts, ear: Ear): SpeechGate {
  const cutter = createSentenceCutter();
  const look = createLooker();
  const told = new Set<string>();
  let talk: Talk = noTalk;
  let owed: string | null = null;
  let hasSpoken = false;
  let endsInSpace = false;
  /** Only "Sure!" so far: alone it would be heard as done. */
  let isOnlyBare: boolean | null = null;

  async function judge({ text, isTorn }: Piece): Promise<Spoken> {
    if (text.trim() === '') return { text };
    const now = facts();
    const verdict = await hearSentence({ text, isTorn }, look(now, talk), ear);
    if (!verdict.ok) return hold(text, verdict.why, now);
    const { events, day, spans } = verdict;
    talk = {
      ...talk,
      events: events.length > 0 ? events : talk.events,
      told: [...talk.told, ...events],
      day: day ?? talk.day,
      spans: spans.length > 0 ? spans : talk.spans,
    };
    for (const say of tellsOf(now, { text, events, isTelling: verdict.isTelling })) told.add(say);
    hasSpoken = true;
    endsInSpace = /\s$/.test(text);
    isOnlyBare = (verdict.isBare ?? false) && isOnlyBare !== false;
    return { text };
  }

  function hold(text: string, why: string, now: SpeechFacts): Spoken {
    talk = { ...talk, hasHeld: true };
    const held = { text: text.trim(), why };
    const says = untold(now, told);
    if (says.length === 0) {
      // Told already: silence is no lie. Not told and nothing happened: the end says so.
      owed ??= why;
      return { text: '', held };
    }
    for (const say of says) told.add(say);
    owed = null;
    hasSpoken = true;
    endsInSpace = /\s$/.test(text);
    return { text: `${says.join(' ')}${spaceBehind(text)}`, held };
  }

  /** In their order: each is judged by what was said before it. */
  async function judgeAll(pieces: readonly Piece[]): Promise<Spoken[]> {
    const spoken: Spoken[] = [];
    for (const piece of pieces) spoken.push(await judge(piece));
    return spoken;
  }

  return {
    push: (text) => judgeAll(cutter.push(text)),
    async end() {
      const spoken = await judgeAll(cutter.end());
      const now = facts();
      const isUndone =
        isOnlyBare === true && !isDeclined(now) && now.outcomes.every(({ isThisTurn }) => !isThisTurn);
      if (isUndone) owed ??= 'nothing was done';
      if (owed === null) return spoken;
      const says = untold(now, told);
      // After what was asked and truly told, the held rest is no answer that is missing.
      const isAnswered = talk.told.length > 0 && !isWish(now);
      const isSilent = !hasSpoken || (told.size === 0 && !isAnswered);
      const text = says.length > 0 ? says.join(' ') : isSilent ? plainTruth(now, owed) : '';
      owed = null;
      return text === '' ? spoken : [...spoken, { text: hasSpoken && !endsInSpace ? ` ${text}` : text }];
    },
  };
}

function spaceBehind(text: string): string {
  return /\s*$/.exec(text)?.[0] ?? '';
}
