/**
 * Free times as buttons: the first few, the rest on demand. Times at which something of the person's own
 * stands come last and say so: they are free for whoever books, not for the person.
 */
import { useState, type ReactNode } from 'react';
import { Button } from '#extension/components/Button.tsx';
import type { FreeSlot } from '#shared/outcome.ts';
import { sayClock, saySlot, type Voice } from '#shared/schedule/say-time.ts';
import { slotsInOrder } from './slots-in-order.ts';

/** As many as stand on two or three lines of a narrow panel. */
const first = 6;

type Props = {
  slots: readonly FreeSlot[];
  voice: Voice;
  onTake: ((slot: FreeSlot) => void) | undefined;
  /** In a call there is little room: of times on one day only when they begin. */
  isTight?: boolean;
  /** One more button in the same row. */
  children?: ReactNode;
};

export function SlotChoices({ slots, voice, onTake, isTight = false, children }: Props) {
  const [isAll, setAll] = useState(false);
  const ordered = slotsInOrder(slots);
  const shown = isAll ? ordered : ordered.slice(0, first);
  const rest = ordered.length - shown.length;
  const isShort = isTight && new Set(slots.map(({ wall }) => wall.start.date)).size === 1;
  return (
    <div className="flex flex-wrap gap-1.5 pb-0.5">
      {onTake ? (
        shown.map((slot, n) => (
          <Button
            key={slot.start}
            weight={n === 0 && !slot.clash ? 'main' : 'plain'}
            className="tabular flex-wrap text-start"
            {...(isShort && { 'aria-label': `${shortOf(slot, voice)}, ${saySlot(slot, voice)}` })}
            onClick={() => onTake(slot)}
          >
            <span className="inline-block first-letter:uppercase">
              {isShort ? shortOf(slot, voice) : saySlot(slot, voice)}
            </span>
            {slot.clash && <span className="text-warn">{wordsOfClash(slot.clash)}</span>}
          </Button>
        ))
      ) : shown.length === 0 ? null : (
        <ul className="w-full list-disc ps-4">
          {shown.map((slot) => (
            <li key={slot.start}>
              {saySlot(slot, voice)}
              {slot.clash && <span className="text-warn"> {wordsOfClash(slot.clash)}</span>}
            </li>
          ))}
        </ul>
      )}
      {rest > 0 && (
        <Button weight="quiet" onClick={() => setAll(true)}>
          {rest} more
        </Button>
      )}
      {children}
    </div>
  );
}

const shortOf = ({ wall }: FreeSlot, voice: Voice): string => sayClock(wall.start.time, voice);

function wordsOfClash(titles: readonly string[]): string {
  const [title = 'something'] = titles;
  return `(${title}${titles.length > 1 ? ` and ${titles.length - 1} more` : ''} then)`;
}
