/**
 * Sends an app-message from the persona to everybody in the room.
 */
import type { AppMessage } from '#shared/conversation/app-message.ts';
import { personaParticipantId } from '../room/room-protocol.ts';
import type { Room } from './room.ts';

type Body = {
  properties?: Record<string, unknown>;
  inferenceId?: string;
  /** Leaves `turn_idx` out. */
  withoutTurn?: true;
  isSystem?: true;
};

export function emit(room: Room, eventType: string, body: Body = {}): void {
  room.seq += 1;
  const message: AppMessage = {
    message_type: body.isSystem === true ? 'system' : 'conversation',
    event_type: eventType,
    timestamp: unixSeconds(room),
    seq: room.seq,
    conversation_id: room.conversation.conversation_id,
    ...(body.inferenceId === undefined ? {} : { inference_id: body.inferenceId }),
    ...(body.withoutTurn === true || body.isSystem === true ? {} : { turn_idx: room.turnIdx }),
    ...(body.properties === undefined ? {} : { properties: body.properties }),
  };
  broadcast(room, message, personaParticipantId);
}

/** Daily does not echo a message to its sender, and stores none. */
export function broadcast(room: Room, message: AppMessage, fromId: string): void {
  if (message.event_type !== 'system.replica_present' && message.event_type !== 'system.pal_present') {
    room.log.push({ fromId, message });
    if (room.log.length > 2000) room.log.splice(0, 500);
  }
  for (const [id, hear] of room.participants) if (id !== fromId) hear(message, fromId);
}

export const unixSeconds = (room: Room): number => room.sim.settings.clock.now() / 1000;
