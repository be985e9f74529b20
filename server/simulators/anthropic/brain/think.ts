/** The model that runs without a key. (first version) */
import type { Answer } from '../answer.ts';
import { words } from '../answer.ts';
import type { Character } from '../simulator.ts';
import type { MessagesRequest } from '../wire.ts';
import { viewOf } from './view.ts';

export function think(request: MessagesRequest, given: { now: number; character: Character }): Answer {
  const view = viewOf(request, given.now);
  return words(`I heard: ${view.words}`);
}
