/**
 * One turn of the person: what the room hears of it, then the persona's answer. Spoken words come
 * with started/stopped speaking and a growing transcript whose inference ids change while the turn
 * index stays; `conversation.respond` comes back as the bare utterance.
 */
import { answerTurn } from '../brain/answer-turn.ts';
import { emit, unixSeconds } from './emit.ts';
import { partialTranscripts } from './partial-transcripts.ts';
import type { ToolCall } from '../../mind/known.ts';
import type { Room } from './room.ts';
import { interrupt } from './speak.ts';

export type Turn = {
  text: string;
  inferenceId: string;
  /** Filled while the turn runs, for whoever asked for it. */
  spoken: string[];
  calls: (ToolCall & { output: string | null })[];
};

/** Resolves when the persona has finished its answer. Words said over the persona interrupt it. */
export function personSays(room: Room, words: { text: string; how: 'spoken' | 'respond' }): Promise<Turn> {
  const text = words.text.trim();
  const turn: Turn = { text, inferenceId: room.sim.settings.ids.inference(), spoken: [], calls: [] };
  if (text === '' || room.over.signal.aborted) return Promise.resolve(turn);
  interrupt(room);
  const done = room.turns
    .then(() => room.speech)
    .then(async () => {
      if (room.over.signal.aborted) return;
      room.turnIdx += 1;
      if (words.how === 'spoken') hearSpeech(room, turn);
      emit(room, 'conversation.utterance', {
        inferenceId: turn.inferenceId,
        properties: { role: 'user', speech: text },
      });
      room.history.push({ role: 'user', content: text, timestamp: unixSeconds(room) });
      await answerTurn(room, turn);
    });
  room.turns = done.catch(() => undefined);
  return done.then(() => turn);
}

function hearSpeech(room: Room, turn: Turn): void {
  const { ids } = room.sim.settings;
  emit(room, 'conversation.user.started_speaking', { inferenceId: ids.inference() });
  emit(room, 'conversation.started_speaking', { properties: { role: 'user' } });
  partialTranscripts(turn.text).forEach((speech, index, all) => {
    const isLast = index === all.length - 1;
    emit(room, 'conversation.utterance.streaming', {
      // Speculative inference: another id for every guess, and a `final` that is not final.
      inferenceId: isLast ? turn.inferenceId : ids.inference(),
      properties: { role: 'user', speech, content_index: index, final: isLast || index === 0 },
    });
  });
  const duration = turn.text.split(/\s+/).length * 0.35;
  emit(room, 'conversation.user.stopped_speaking', { inferenceId: ids.inference() });
  emit(room, 'conversation.stopped_speaking', { properties: { role: 'user', interrupted: false, duration } });
}
