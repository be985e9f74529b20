/**
 * Everything a reply says goes through here. The model's words pass the claim gate, sentence by
 * sentence; our own sentences are true by how they are made. It knows what was said, so that a retry
 * repeats nothing and a turn never ends in silence.
 */
import { joinSaid } from '#shared/conversation/join-said.ts';
import { createSpeechGate } from './claims/speech-gate.ts';
import type { SpeechFacts } from './claims/speech-facts.ts';
import type { Ear } from './ear/ear.ts';
import type { ReplyPart } from './reply-part.ts';

export type Mouth = {
  /** A new answer of the model begins; what was said in this turn is not said twice. */
  begin(): void;
  /** The same answer begins again after it broke off. */
  beginAgain(): void;
  hear(text: string): Promise<void>;
  /** The answer ends here and the turn goes on: a sentence without an end has one now. */
  pause(): Promise<void>;
  /** The turn is over: what the gate still holds is decided. */
  finish(): Promise<void>;
  /** Words of our own. */
  say(text: string): void;
  /** A word of waiting: once in a turn, and never after words. */
  filler(text: string): void;
  /** Whether anything but a filler was said since the last outcome, or at all while there is none. */
  hasSpoken(): boolean;
  /** An outcome has arrived: from now on there is something to tell. */
  expect(): void;
  /** Everything said in this turn, fillers apart. */
  said(): string;
  /** What was said of the answer that broke off. */
  saidOfAnswer(): string;
};

export function createMouth(
  out: { push(part: ReplyPart): void; held?: ((stopped: { text: string; why: string }) => void) | undefined },
  facts: () => SpeechFacts,
  ear: Ear,
): Mouth {
  let gate = createSpeechGate(facts, ear);
  let said = '';
  let ofAnswer = '';
  /** Sentences that were said before the answer that is heard now. */
  let repeats = new Set<string>();
  let hasSpoken = false;
  let hasFilled = false;
  const speak = (text: string) => {
    if (text.trim() === '') return;
    said = joinSaid(said, text);
    ofAnswer = joinSaid(ofAnswer, text);
    hasSpoken = true;
    out.push({ type: 'text', text });
  };
  const pass = (pieces: { text: string; held?: { text: string; why: string } }[]) => {
    for (const { text, held } of pieces) {
      if (held) out.held?.(held);
      // Sentences bring the space behind them; what stands before one is ours, from a pause.
      const own = text.replace(/^\n+/, '');
      speak(withoutRepeats(own, repeats));
    }
  };
  return {
    begin() {
      ofAnswer = '';
      repeats = new Set(sentencesOf(said).map(normal));
    },
    beginAgain() {
      // The half sentence in the old one is never said.
      gate = createSpeechGate(facts, ear);
      repeats = new Set(sentencesOf(said).map(normal));
    },
    hear: async (text) => pass(await gate.push(text)),
    async pause() {
      const pieces = await gate.push('\n');
      pass(pieces.map((piece) => ({ ...piece, text: piece.text.replace(/\s*$/, ' ') })));
    },
    finish: async () => pass(await gate.end()),
    say: speak,
    filler(text) {
      if (hasFilled || said !== '') return;
      hasFilled = true;
      out.push({ type: 'text', text, isFiller: true });
    },
    hasSpoken: () => hasSpoken,
    expect: () => void (hasSpoken = false),
    said: () => said,
    saidOfAnswer: () => ofAnswer,
  };
}

function withoutRepeats(text: string, repeats: Set<string>): string {
  return sentencesOf(text)
    .filter((sentence) => !repeats.has(normal(sentence)))
    .join('');
}

function sentencesOf(text: string): string[] {
  return text.match(/[^.!?…]+[.!?…]*\s*/g) ?? [];
}

function normal(sentence: string): string {
  return sentence
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
