/**
 * Which call a request of the room is about, and whether it may see it.
 */
import type { Request } from 'express';
import type { Room } from '../call/room.ts';
import type { Simulator } from '../simulator.ts';

/** Null when there is no such running call, or the token of a private room is missing or wrong. */
export function openRoom(sim: Simulator, req: Request): Room | null {
  const room = sim.rooms.get(String(req.params['id']));
  if (room === undefined || room.over.signal.aborted) return null;
  const token = room.conversation.meetingToken;
  return token === null || req.query['t'] === token ? room : null;
}
