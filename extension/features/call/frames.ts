/** The two kinds of room, by the transport the server names. */
import type { MakeFrame, Room } from './call-frame.ts';
import { makeDailyFrame } from './daily-frame.ts';
import { makeSimulatedFrame } from './simulated-frame.ts';

export const frames: Record<Room['transport'], MakeFrame> = {
  daily: makeDailyFrame,
  simulated: makeSimulatedFrame,
};
