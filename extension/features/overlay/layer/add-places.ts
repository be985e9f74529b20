/**
 * Where a person can add something: the small plus that follows the pointer along the free part of a
 * lane, and Alt + click anywhere on a day, which Google's page then does not see.
 */
import { snap } from '#extension/features/live-schedule/grid/draft-span.ts';
import { minutesInDay } from '#shared/schedule/day-layout.ts';
import type { Box } from '../page/clip-box.ts';
import type { PlacedDay } from './day-layers.ts';
import { placeAt } from './drag.ts';
import { icon, make, setStyle } from './make.ts';

type Input = {
  host: HTMLElement;
  signal: AbortSignal;
  /** Null while nothing is drawn. */
  kind(): 'days' | 'month' | null;
  days(): readonly PlacedDay[];
  box(): Box;
  onAdd(place: { date: string; minute: number | null }): void;
};

const laneShare = 0.24;
const plusSize = 24;

export function watchAddPlaces(input: Input): void {
  const { host, signal } = input;
  let place: { date: string; minute: number | null } | null = null;
  const plus = make(
    'button',
    {
      class: 'plus',
      label: 'Add an event here',
      attributes: { tabindex: '-1' },
      onClick: () => place && input.onAdd(place),
    },
    icon('plus'),
  );
  const hide = () => plus.remove();

  let isWaiting = false;
  addEventListener(
    'pointermove',
    (event) => {
      if (isWaiting || event.pointerType === 'touch') return;
      isWaiting = true;
      requestAnimationFrame(() => {
        isWaiting = false;
        if (!signal.aborted) follow(event);
      });
    },
    { signal, passive: true },
  );
  const follow = (event: PointerEvent) => {
    if (event.target === host) {
      // Over an event of ours there is nothing to add; over the plus itself it stays.
      if (event.composedPath()[0] instanceof Element && !plus.contains(event.composedPath()[0] as Element))
        hide();
      return;
    }
    const day = dayAt(event);
    if (!day || event.buttons !== 0 || input.kind() === null) return hide();
    const { rect, date, layer } = day;
    const isLeft = layer.dir === 'rtl';
    const across = (isLeft ? event.clientX - rect.left : rect.right - event.clientX) / rect.width;
    if (across > laneShare) return hide();
    const inMonth = input.kind() === 'month';
    const minute = inMonth ? null : Math.min(halfHour(event.clientY, rect), minutesInDay - 30);
    place = { date, minute };
    const scale = layer.offsetHeight > 0 ? rect.height / layer.offsetHeight : 1;
    const top = minute === null ? 2 : (minute / minutesInDay) * (rect.height / scale) + 1;
    setStyle(plus, { top: `${Math.round(top)}px` });
    plus.title = 'Add an event here';
    if (plus.parentNode !== layer) layer.append(plus);
  };

  const dayAt = ({ clientX: x, clientY: y }: MouseEvent): PlacedDay | null => {
    const box = input.box();
    if (x < box.left || x > box.right || y < box.top || y > box.bottom - plusSize / 2) return null;
    return (
      input.days().find(({ rect: r }) => x >= r.left && x < r.right && y >= r.top && y < r.bottom) ?? null
    );
  };

  // Each of the events that one click is made of, so that the page sees none of them.
  for (const name of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'] as const) {
    addEventListener(
      name,
      (event) => {
        if (!event.altKey || !event.isTrusted || event.button !== 0 || event.target === host) return;
        const kind = input.kind();
        const isOnEvent =
          event.target instanceof Element && event.target.closest('[data-eventid],[role="dialog"]');
        if (kind === null || isOnEvent || !dayAt(event)) return;
        event.stopImmediatePropagation();
        event.preventDefault();
        const at = name === 'click' ? placeAt(input.days(), event.clientX, event.clientY) : null;
        if (at) input.onAdd({ date: at.date, minute: kind === 'month' ? null : snap(at.minute - 7) });
      },
      { signal, capture: true },
    );
  }
}

function halfHour(y: number, rect: DOMRect): number {
  return Math.floor((((y - rect.top) / rect.height) * minutesInDay) / 30) * 30;
}
