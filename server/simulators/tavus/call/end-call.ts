/**
 * A call ends, once, for one reason. The row and the callbacks follow the order seen live:
 * shutdown, the transcript a moment later, the analysis much later.
 */
import type { Simulator } from '../simulator.ts';
import { isoNow } from '../simulator.ts';
import type { Conversation } from '../state.ts';
import { sendWebhook } from '../webhooks.ts';
import { runPostCallTools } from '../brain/post-call.ts';
import { emit } from './emit.ts';
import type { Room } from './room.ts';

export async function endCall(sim: Simulator, conversation: Conversation, reason: string): Promise<void> {
  if (conversation.status === 'ended') return;
  conversation.status = 'ended';
  conversation.updated_at = isoNow(sim);
  const room = sim.rooms.get(conversation.conversation_id);
  if (room !== undefined) close(room, reason);
  record(sim, conversation, {
    event_type: 'system.shutdown',
    properties: { replica_id: conversation.replica_id, shutdown_reason: reason },
  });
  if (room === undefined) return sim.state.save();
  const transcript = {
    event_type: 'application.transcription_ready',
    properties: { replica_id: conversation.replica_id, transcript: transcriptOf(room) },
  };
  // Tavus writes it whatever becomes of who listens: so does this one, when it ends in between.
  conversation.owed = transcript;
  sim.state.save();
  sim.settings.clock.after(400, () => {
    conversation.owed = null;
    record(sim, conversation, transcript);
    if (conversation.recordsInto)
      record(sim, conversation, {
        event_type: 'application.recording_ready',
        properties: {
          bucket_name: conversation.recordsInto,
          s3_key: `simulated/${conversation.conversation_id}.mp4`,
          duration: Math.max(1, Math.round((sim.settings.clock.now() - room.startedAt) / 1_000)),
        },
      });
    sim.state.save();
  });
  sim.settings.clock.after(sim.settings.analysisDelayMs, () => {
    record(sim, conversation, {
      event_type: 'application.perception_analysis',
      properties: { analysis: 'Simulated: nobody watched the camera.' },
    });
    void runPostCallTools(sim, conversation).then(() => sim.state.save());
  });
}

/** Into the row that `?verbose=true` shows, and out by webhook. */
export function record(
  sim: Simulator,
  conversation: Conversation,
  event: { event_type: string; properties: Record<string, unknown> },
): void {
  conversation.events.push({ ...event, timestamp: isoNow(sim) });
  sendWebhook(sim, conversation, event);
}

function close(room: Room, reason: string): void {
  emit(room, 'system.shutdown', { isSystem: true, properties: { shutdown_reason: reason } });
  room.cancelAbsent();
  room.cancelLeft();
  room.cancelMax();
  room.over.abort();
  for (const answer of room.waiting.values()) answer({ status: 'error', output: 'The call is over.' });
  room.participants.clear();
}

function transcriptOf(room: Room): Record<string, unknown>[] {
  const persona = room.sim.state.personas.get(room.conversation.persona_id);
  const startedAt = room.startedAt / 1000;
  return [
    { role: 'system', content: [persona?.system_prompt ?? '', room.context].filter(Boolean).join('\n\n') },
    ...room.history.map((entry) => ({
      role: entry.role,
      content: entry.content,
      ...(entry.role === 'tool'
        ? {}
        : {
            timestamp: entry.timestamp,
            seconds_from_start: Math.max(0, entry.timestamp - startedAt),
            ...(entry.duration === undefined ? {} : { duration: entry.duration }),
            ...(entry.inference_id === undefined ? {} : { inference_id: entry.inference_id }),
          }),
    })),
  ];
}
