/** Marks laid over the days: around events of Google's that clash with ours, and free times that were found. */
import { minutesInDay } from '#shared/schedule/day-layout.ts';
import { saySlot, type Voice } from '#shared/schedule/say-time.ts';
import type { FreeSlot } from '#shared/outcome.ts';
import type { GoogleEvent } from '../page/google-events.ts';
import type { PlacedDay } from './day-layers.ts';
import { make, setStyle } from './make.ts';
import type { PlacedSlot } from './place-slots.ts';

export type Outlines = {
  draw(
    days: readonly PlacedDay[],
    theirs: readonly GoogleEvent[],
    place: (slots: readonly FreeSlot[]) => PlacedSlot[],
  ): void;
  /** Free times stay until others are found, one is taken or the person has seen enough of them. */
  showSlots(slots: readonly FreeSlot[], how: { voice: Voice; onTake(slot: FreeSlot): void }): void;
  hasSlots(): boolean;
  focusFirst(): void;
  clear(): void;
};

export function createOutlines(): Outlines {
  const boxes: HTMLElement[] = [];
  let slots: { slot: FreeSlot; element: HTMLElement }[] = [];

  return {
    draw(days, theirs, place) {
      const byDate = new Map(days.map((day) => [day.date, day]));
      theirs.forEach(({ element, date }, n) => {
        const day = byDate.get(date);
        if (!day) return;
        const box = (boxes[n] ??= make('div', { class: 'outline', attributes: { 'aria-hidden': 'true' } }));
        const rect = element.getBoundingClientRect();
        const part = (value: number, whole: number) => `${((value / whole) * 100).toFixed(3)}%`;
        setStyle(box, {
          left: part(rect.left - day.rect.left, day.rect.width),
          top: part(rect.top - day.rect.top, day.rect.height),
          width: part(rect.width, day.rect.width),
          height: part(rect.height, day.rect.height),
        });
        if (box.parentNode !== day.layer) day.layer.prepend(box);
      });
      for (const box of boxes.splice(theirs.length)) box.remove();
      const placed = new Map(place(slots.map(({ slot }) => slot)).map((one) => [one.slot, one]));
      for (const { slot, element } of slots) {
        const at = placed.get(slot);
        const day = at && byDate.get(at.date);
        if (!day) {
          element.remove();
          continue;
        }
        const { from, to } = at;
        const isCell = day.layer.dataset['kind'] === 'month';
        setStyle(
          element,
          isCell
            ? { top: '22px', height: '18px' }
            : { top: `${(from / minutesInDay) * 100}%`, height: `${((to - from) / minutesInDay) * 100}%` },
        );
        if (element.parentNode !== day.layer) day.layer.prepend(element);
      }
    },
    showSlots(found, { voice, onTake }) {
      for (const { element } of slots) element.remove();
      slots = found.map((slot) => {
        const said = saySlot(slot, voice);
        const element = make('button', {
          class: 'slot',
          text: 'Free',
          label: `Free: ${said}. Add an event here`,
          attributes: { title: said },
          onClick: () => onTake(slot),
        });
        return { slot, element };
      });
    },
    hasSlots: () => slots.some(({ element }) => element.isConnected),
    focusFirst: () => slots[0]?.element.focus({ preventScroll: true }),
    clear() {
      for (const box of boxes.splice(0)) box.remove();
      for (const { element } of slots) element.remove();
    },
  };
}
