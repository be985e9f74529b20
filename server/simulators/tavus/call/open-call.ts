/**
 * A conversation comes to life: the persona enters the room after a while and greets whoever is
 * there, and three clocks run (nobody came, everybody left, too long).
 */
import type { Simulator } from '../simulator.ts';
import { isoNow } from '../simulator.ts';
import type { Conversation } from '../state.ts';
import { sendWebhook } from '../webhooks.ts';
import { emit } from './emit.ts';
import { endCall } from './end-call.ts';
import type { Room } from './room.ts';
import { createRoom } from './room.ts';
import { speak } from './speak.ts';

export function openCall(sim: Simulator, conversation: Conversation): Room {
  const room = createRoom(sim, conversation);
  sim.rooms.set(conversation.conversation_id, room);
  const { clock, joinDelayMs } = sim.settings;
  const { absent, max } = conversation.seconds;
  room.cancelAbsent = clock.after(
    absent * 1000,
    () => void endCall(sim, conversation, 'participant_absent_timeout'),
  );
  room.cancelMax = clock.after(max * 1000, () => void endCall(sim, conversation, 'max_call_duration'));
  if (joinDelayMs <= 0) personaJoins(room);
  else clock.after(joinDelayMs, () => personaJoins(room));
  return room;
}

function personaJoins(room: Room): void {
  if (room.over.signal.aborted) return;
  const { conversation, sim } = room;
  room.hasPersonaJoined = true;
  const properties = { replica_id: conversation.replica_id };
  emit(room, 'system.replica_joined', { isSystem: true, properties });
  emit(room, 'system.pal_joined', { isSystem: true, properties: { face_id: conversation.replica_id } });
  conversation.events.push({ event_type: 'system.replica_joined', timestamp: isoNow(sim), properties: {} });
  sendWebhook(sim, conversation, { event_type: 'system.replica_joined', properties });
  sendWebhook(sim, conversation, {
    event_type: 'system.pal_joined',
    properties: { face_id: conversation.replica_id },
  });
  beat(room, 1);
  greet(room);
}

/** About once a second a live room says that the persona is still there. */
function beat(room: Room, attempt: number): void {
  const { heartbeatMs, clock } = room.sim.settings;
  if (heartbeatMs <= 0 || room.over.signal.aborted) return;
  clock.after(heartbeatMs, () => {
    if (room.over.signal.aborted) return;
    emit(room, 'system.replica_present', { isSystem: true, properties: { attempt } });
    emit(room, 'system.pal_present', { isSystem: true, properties: { attempt } });
    beat(room, attempt + 1);
  });
}

/** Once both the persona and a person are there. */
export function greet(room: Room): void {
  const text = room.conversation.greeting;
  if (!room.hasPersonaJoined || !room.hasBeenJoined || room.hasGreeted || text === '') return;
  room.hasGreeted = true;
  void speak(room, { text, isGreeting: true });
}
