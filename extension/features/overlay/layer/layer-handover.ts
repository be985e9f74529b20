/**
 * The larger half of the overlay is a script of its own that comes into the page only when there is
 * something to draw on. Both run in the same world of the page; this is how one finds the other.
 */
import type { createOverlayView } from './overlay-view.ts';

type CreateView = typeof createOverlayView;

const place = globalThis as { calendarAgentLayer?: CreateView };

export function provideLayer(create: CreateView): void {
  place.calendarAgentLayer = create;
}

export function findLayer(): CreateView | null {
  return place.calendarAgentLayer ?? null;
}
