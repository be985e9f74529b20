/**
 * Times when several people can meet: windows less everybody's busy stretches, buffers and wishes.
 * Whole numbers of one unit (milliseconds of instants, or minutes of one wall clock) and sweeps over
 * sorted stretches, because a calendar of ten thousand events is searched while somebody speaks.
 */

/** Half-open. */
export type Stretch = { start: number; end: number };

export type MeetingQuestion = {
  /** Where the meeting may lie as a whole. */
  windows: readonly Stretch[];
  /** Every stretch in which somebody cannot; any order, overlaps allowed. */
  busy: readonly Stretch[];
  length: number;
  /** Starts are preferred on multiples of this after each window's start; others only where none fits. */
  step: number;
  /** Nothing is offered off the multiples, not even where nothing else fits. */
  isOnStepOnly?: boolean;
  /** Kept free before and after the meeting. */
  buffer?: number;
  /** Most offers; they never overlap each other. Default 1, the earliest. */
  most?: number;
};

/** Earliest first. */
export function meetingSlots(question: MeetingQuestion): Stretch[] {
  const { length, step, buffer = 0, most = 1 } = question;
  const busy = merged(question.busy, buffer);
  const offers: Stretch[] = [];
  for (const window of merged(question.windows, 0)) {
    for (const free of gapsIn(window, busy)) {
      const round = (at: number) => window.start + Math.ceil((at - window.start) / step) * step;
      let start = round(free.start);
      if (start + length > free.end && question.isOnStepOnly !== true) start = free.start;
      while (start + length <= free.end && offers.length < most) {
        offers.push({ start, end: start + length });
        start = round(start + length);
      }
      if (offers.length >= most) return offers;
    }
  }
  return offers;
}

export function merged(stretches: readonly Stretch[], buffer: number): Stretch[] {
  const sorted = stretches.filter(({ start, end }) => end > start);
  sorted.sort((a, b) => a.start - b.start);
  const whole: Stretch[] = [];
  let last: Stretch | null = null;
  for (const { start, end } of sorted) {
    if (last && start - buffer <= last.end) {
      if (end + buffer > last.end) last.end = end + buffer;
    } else {
      last = { start: start - buffer, end: end + buffer };
      whole.push(last);
    }
  }
  return whole;
}

/** `busy` is merged and sorted. */
function* gapsIn(window: Stretch, busy: readonly Stretch[]): Generator<Stretch> {
  let start = window.start;
  for (let index = firstAfter(busy, window.start); index < busy.length; index += 1) {
    const taken = busy[index];
    if (!taken || taken.start >= window.end) break;
    if (taken.start > start) yield { start, end: taken.start };
    start = Math.max(start, taken.end);
  }
  if (start < window.end) yield { start, end: window.end };
}

/** Index of the first stretch that ends after the moment. */
function firstAfter(busy: readonly Stretch[], moment: number): number {
  let low = 0;
  let high = busy.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((busy[middle]?.end ?? 0) <= moment) low = middle + 1;
    else high = middle;
  }
  return low;
}
