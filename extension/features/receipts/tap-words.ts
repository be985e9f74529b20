/** A tap answers the agent's question in words, as the person would have said it. */
import type { FreeSlot } from '#shared/outcome.ts';
import { sayClock, sayDay, type Voice } from '#shared/schedule/say-time.ts';
import type { OutcomeActions } from './OutcomeCard.tsx';

export function actionsInTalk(voice: Voice, say: (words: string) => void): OutcomeActions {
  return {
    anyway: { label: 'Do it anyway', run: () => say('Yes, do it anyway') },
    takeSlot: (slot) => say(wordsOfSlot(slot, voice)),
    choose: ({ label }) => say(label),
    tell: say,
  };
}

function wordsOfSlot({ wall: { start } }: FreeSlot, voice: Voice): string {
  return `${sayDay(start.date, voice)} at ${sayClock(start.time, voice)}`;
}
