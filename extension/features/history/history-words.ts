/** What a line of the history says of an act as a whole. Pure. */
import { sayChannel } from '#extension/features/live-schedule/grid/block-words.ts';
import type { HistoryLine } from './history-api.ts';

const verbs = { add: 'added', move: 'moved', update: 'changed', remove: 'removed' } as const;

/** One change is its own sentence; several are counted: `12 events added: Gym, Yoga and 10 more`. */
export function sayWhole({ changes, size, way }: HistoryLine): string {
  const [first, second] = changes;
  if (!first) return '';
  if (size === 1) return way === 'undo' ? `Taken back: ${first.say}` : first.say;
  const kinds = new Set(changes.map(({ kind }) => kind));
  const done = kinds.size > 1 ? 'changes' : `events ${verbs[first.kind]}`;
  const verb = way === null ? done : `changes ${way === 'undo' ? 'taken back' : 'done again'}`;
  const rest = size - 2;
  const titles = [first, second].flatMap((change) => change?.event.title ?? []).join(', ');
  return `${size} ${verb}: ${titles}${rest > 0 ? ` and ${rest} more` : ''}`;
}

export function sayHow({ channel }: HistoryLine): string {
  return sayChannel(channel) ?? 'by hand';
}
