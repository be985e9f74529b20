/**
 * The persona's voice. Speech is queued; each piece announces itself, streams what has been said
 * so far, and ends with the whole text, twice (as `replica` and as `pal`), as live calls do.
 * Interrupted speech still reports the whole text, while the history keeps only what was heard.
 */
import { sleep } from '../clock.ts';
import { emit, unixSeconds } from './emit.ts';
import type { Room } from './room.ts';

const wordsPerPart = 4;

type Speech = {
  /** The whole text, or pieces as a model streams them. */
  text: string | AsyncIterable<string>;
  inferenceId?: string;
  /** The greeting has no streaming counterpart. */
  isGreeting?: true;
};

/** Resolves when it has been said, interrupted or dropped; answers what was really said. */
export function speak(room: Room, speech: Speech): Promise<string> {
  const round = room.speechRound;
  const said = room.speech.then(() =>
    room.speechRound === round && !room.over.signal.aborted ? speakNow(room, speech) : '',
  );
  room.speech = said.then(
    () => undefined,
    () => undefined,
  );
  return said;
}

async function speakNow(room: Room, speech: Speech): Promise<string> {
  const { clock, msPerWord, ids } = room.sim.settings;
  const inferenceId = speech.inferenceId ?? ids.inference();
  const speaking = new AbortController();
  const hushed = AbortSignal.any([speaking.signal, room.over.signal]);
  room.speaking = speaking;
  let startedAt = 0;
  let index = 0;
  let whole = '';
  let spoken = '';

  const start = () => {
    startedAt = clock.now();
    emit(room, 'conversation.replica.started_speaking', { inferenceId });
    emit(room, 'conversation.started_speaking', { inferenceId, properties: { role: 'replica' } });
  };
  const stream = (final: boolean) => {
    if (speech.isGreeting === true) return;
    emit(room, 'conversation.utterance.streaming', {
      inferenceId,
      properties: {
        role: 'replica',
        speech: spoken,
        content_index: index,
        final,
        is_interrupted: hushed.aborted,
      },
    });
    index += 1;
  };

  for await (const piece of pieces(speech.text)) {
    whole += piece;
    if (hushed.aborted) continue;
    if (startedAt === 0) start();
    for (const part of partsOf(piece)) {
      if (hushed.aborted) break;
      await sleep(clock, part.trim().split(/\s+/).length * msPerWord, hushed);
      if (hushed.aborted) break;
      spoken += part;
      stream(false);
    }
  }
  if (room.speaking === speaking) room.speaking = null;
  if (startedAt === 0) return '';
  const interrupted = hushed.aborted;
  const duration = Math.max(0, clock.now() - startedAt) / 1000;
  stream(true);
  for (const role of ['replica', 'pal']) {
    emit(room, 'conversation.utterance', {
      inferenceId,
      properties: { role, speech: whole.trim(), ...(interrupted ? { interrupted: true } : {}) },
    });
  }
  emit(room, 'conversation.replica.stopped_speaking', { inferenceId, properties: { duration, interrupted } });
  emit(room, 'conversation.stopped_speaking', {
    inferenceId,
    properties: { role: 'replica', interrupted, duration },
  });
  const content = (interrupted ? spoken : whole).trim();
  if (content !== '') {
    const timestamp = unixSeconds(room) - duration;
    room.history.push({ role: 'assistant', content, timestamp, duration, inference_id: inferenceId });
  }
  return content;
}

/** Somebody talked into it, or asked it to stop: what is being said ends, what was queued is dropped. */
export function interrupt(room: Room): void {
  room.speechRound += 1;
  room.speaking?.abort();
}

async function* pieces(text: string | AsyncIterable<string>): AsyncIterable<string> {
  if (typeof text === 'string') yield text;
  else yield* text;
}

/** Splits into runs of a few words, keeping every character. */
function partsOf(text: string): string[] {
  const words = text.match(/\s*\S+\s*$|\s*\S+/g) ?? (text === '' ? [] : [text]);
  const parts: string[] = [];
  for (let at = 0; at < words.length; at += wordsPerPart) {
    parts.push(words.slice(at, at + wordsPerPart).join(''));
  }
  return parts;
}
