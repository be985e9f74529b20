/**
 * Times to pick one of, by hand or by keys: arrows go from time to time as they stand on the screen,
 * Home and End to the first and the last. One stop for the Tab key.
 */
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { TriangleAlert } from 'lucide-react';
import type { FreeSlot } from '#shared/outcome.ts';
import type { Voice } from '#shared/schedule/say-time.ts';
import { cityOf, slotGroups, type ShownSlot } from './slot-groups.ts';

type Props = {
  slots: readonly FreeSlot[];
  guestZone: string | null;
  voice: Voice;
  /** Absent: they are only told. */
  onPick?: ((slot: FreeSlot) => void) | undefined;
  /** Start of the one that is chosen; undefined where a tap does it at once. */
  chosen?: string | null;
};

/** More are one tap away: a week of half hours is nothing to look through. */
const most = 24;

export function SlotPicker({ slots, guestZone, voice, onPick, chosen }: Props) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [hasAll, setAll] = useState(false);
  const [at, setAt] = useState<string | null>(null);
  const groups = slotGroups(hasAll ? slots : someOf(slots), guestZone, voice);
  const first = groups[0]?.slots[0]?.slot.start;
  const stop = at ?? chosen ?? first;
  const hidden = slots.length - groups.reduce((sum, group) => sum + group.slots.length, 0);
  const hasGuestClock = groups.some((group) => group.slots.some(({ guestClock }) => guestClock !== null));

  return (
    <div
      ref={list}
      role="group"
      aria-label="Times"
      className="flex flex-col gap-2"
      onKeyDown={(e) => onKey(e, list.current, setAt)}
    >
      {hasGuestClock && guestZone !== null && (
        <p className="text-xs text-muted">Below each time: the guest’s clock in {cityOf(guestZone)}.</p>
      )}
      {groups.map((group, n) => {
        const isNewDay = groups[n - 1]?.day !== group.day || groups[n - 1]?.isBusy !== group.isBusy;
        return (
          <div key={group.key} className="flex flex-col gap-1">
            <p id={`${id}-${n}`} className={`text-xs ${group.isBusy ? 'text-warn' : 'text-muted'}`}>
              {isNewDay ? (
                <b className="font-semibold text-text first-letter:uppercase">{capital(group.day)}</b>
              ) : (
                <span className="sr-only">{capital(group.day)}</span>
              )}
              {isNewDay ? ' · ' : ' '}
              {group.part}
            </p>
            <ul
              aria-labelledby={`${id}-${n}`}
              className="grid grid-cols-[repeat(auto-fill,minmax(5rem,1fr))] gap-1.5"
            >
              {group.slots.map((shown) => (
                <li key={shown.slot.start} className="grid min-w-0">
                  {onPick ? (
                    <button
                      type="button"
                      data-slot={shown.slot.start}
                      tabIndex={shown.slot.start === stop ? 0 : -1}
                      aria-pressed={chosen === undefined ? undefined : chosen === shown.slot.start}
                      onFocus={() => setAt(shown.slot.start)}
                      onClick={() => onPick(shown.slot)}
                      className={`slot tabular min-h-8 min-w-0 rounded-control px-1.5 py-1 font-semibold ${
                        chosen === shown.slot.start
                          ? 'bg-accent text-on-accent'
                          : `bg-surface shadow-[inset_0_0_0_1px_var(--line-strong)] hover:bg-accent-soft ${group.isBusy ? 'text-warn' : ''}`
                      }`}
                    >
                      <SlotWords shown={shown} guestZone={guestZone} isChosen={chosen === shown.slot.start} />
                    </button>
                  ) : (
                    <span className="tabular px-1.5 py-1">
                      <SlotWords shown={shown} guestZone={guestZone} isChosen={false} />
                    </span>
                  )}
                </li>
              ))}
            </ul>
          </div>
        );
      })}
      {hidden > 0 && (
        <button
          type="button"
          className="min-h-7 self-start rounded-control px-1.5 font-semibold text-accent hover:bg-accent-soft"
          onClick={() => setAll(true)}
        >
          {hidden} more {hidden === 1 ? 'time' : 'times'}
        </button>
      )}
    </div>
  );
}

type WordsProps = { shown: ShownSlot; guestZone: string | null; isChosen: boolean };

function SlotWords({ shown, guestZone, isChosen }: WordsProps) {
  const { clock, guestClock, busyWith } = shown;
  const quiet = isChosen ? '' : 'text-muted';
  return (
    <>
      {clock}
      {guestClock !== null && guestZone !== null && (
        <span className={`block text-[0.6875rem]/4 font-normal ${quiet}`}>
          {guestClock}
          <span className="sr-only"> in {cityOf(guestZone)}</span>
        </span>
      )}
      {busyWith !== null && (
        <span className="flex items-center justify-center gap-1 text-[0.6875rem]/4 font-normal">
          <TriangleAlert size={10} className="shrink-0" aria-hidden="true" />
          <span className="sr-only">your calendar has </span>
          <span className="truncate">{busyWith}</span>
        </span>
      )}
    </>
  );
}

/** What is free on both sides first; the busy ones only where there is room. */
function someOf(slots: readonly FreeSlot[]): readonly FreeSlot[] {
  if (slots.length <= most) return slots;
  const clear = slots.filter(({ clash }) => (clash?.length ?? 0) === 0);
  return (clear.length === 0 ? slots : clear).slice(0, most);
}

function onKey(e: KeyboardEvent, list: HTMLElement | null, setAt: (start: string) => void): void {
  if (e.altKey || e.ctrlKey || e.metaKey || !(e.target instanceof HTMLElement)) return;
  const from = e.target.closest<HTMLElement>('[data-slot]');
  if (!list || !from) return;
  const all = [...list.querySelectorAll<HTMLElement>('[data-slot]')];
  const to = nextSlot(all, from, e.key);
  if (!to) return;
  e.preventDefault();
  setAt(to.dataset['slot'] ?? '');
  to.focus();
}

function nextSlot(all: readonly HTMLElement[], from: HTMLElement, key: string): HTMLElement | undefined {
  const n = all.indexOf(from);
  const isRtl = getComputedStyle(from).direction === 'rtl';
  if (key === 'Home') return all[0];
  if (key === 'End') return all.at(-1);
  if (key === (isRtl ? 'ArrowLeft' : 'ArrowRight')) return all[n + 1];
  if (key === (isRtl ? 'ArrowRight' : 'ArrowLeft')) return n > 0 ? all[n - 1] : undefined;
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return undefined;
  const here = from.getBoundingClientRect();
  const isBelow = (box: DOMRect) => box.top >= here.bottom - 1;
  const isAbove = (box: DOMRect) => box.bottom <= here.top + 1;
  const away = (box: DOMRect) => Math.abs(box.top - here.top) * 1_000 + Math.abs(box.left - here.left);
  return all
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => (key === 'ArrowDown' ? isBelow(box) : isAbove(box)))
    .toSorted((a, b) => away(a.box) - away(b.box))[0]?.element;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
