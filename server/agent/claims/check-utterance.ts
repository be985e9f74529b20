/** For words that are spoken already (a vendor's model): are they true, and what corrects them if not? */
import type { Ear } from '#server/agent/ear/ear.ts';
import { hearSentence } from './hear-sentence.ts';
import { createLooker, noTalk } from './look.ts';
import type { Talk } from './look.ts';
import { createSentenceCutter } from './sentences.ts';
import type { SpeechFacts } from './speech-facts.ts';
import { plainTruth, tellsOf, untold } from './true-words.ts';

/** What a checked turn keeps of what was wrong in it. */
export type HeldWords = { text: string; why: string };

export type UtteranceVerdict = { ok: true } | { ok: false; held: HeldWords[]; correction: string };

export async function checkUtterance(facts: SpeechFacts, text: string, ear: Ear): Promise<UtteranceVerdict> {
  const cutter = createSentenceCutter();
  const look = createLooker();
  const held: HeldWords[] = [];
  const told = new Set<string>();
  let talk: Talk = noTalk;
  for (const piece of [...cutter.push(text), ...cutter.end()]) {
    if (piece.text.trim() === '') continue;
    const verdict = await hearSentence(piece, look(facts, talk), ear);
    if (!verdict.ok) {
      held.push({ text: piece.text.trim(), why: verdict.why });
      talk = { ...talk, hasHeld: true };
      continue;
    }
    const { events, day, spans } = verdict;
    talk = {
      ...talk,
      events: events.length > 0 ? events : talk.events,
      told: [...talk.told, ...events],
      day: day ?? talk.day,
      spans: spans.length > 0 ? spans : talk.spans,
    };
    for (const say of tellsOf(facts, { text: piece.text, events, isTelling: verdict.isTelling }))
      told.add(say);
  }
  const [first] = held;
  if (!first) return { ok: true };
  const says = untold(facts, new Set());
  const truth = says.length > 0 ? says.join(' ') : plainTruth(facts, first.why);
  return { ok: false, held, correction: `Let me correct that: ${truth}` };
}
