/**
 * People come into a room and leave it.
 */
import type { AppMessage } from '#shared/conversation/app-message.ts';
import { emit } from './emit.ts';
import { endCall } from './end-call.ts';
import { greet } from './open-call.ts';
import type { Room } from './room.ts';

export type Hear = (message: AppMessage, fromId: string) => void;

/** False when the room is full (the persona counts as one). */
export function join(room: Room, participantId: string, hear: Hear): boolean {
  const isKnown = room.participants.has(participantId);
  if (!isKnown && room.participants.size + 2 > room.conversation.maxParticipants) return false;
  room.cancelAbsent();
  room.cancelLeft();
  room.participants.set(participantId, hear);
  room.hasBeenJoined = true;
  if (room.hasPersonaJoined) {
    // Daily tells a newcomer who is there; a page that came late must still learn of the persona.
    const { replica_id } = room.conversation;
    emit(room, 'system.replica_present', { isSystem: true, properties: { attempt: 0, replica_id } });
  }
  greet(room);
  return true;
}

export function leave(room: Room, participantId: string): void {
  if (!room.participants.delete(participantId) || room.participants.size > 0) return;
  const { sim, conversation } = room;
  room.cancelLeft();
  room.cancelLeft = sim.settings.clock.after(conversation.seconds.left * 1000, () => {
    if (room.participants.size === 0) void endCall(sim, conversation, 'participant_left_timeout');
  });
}
