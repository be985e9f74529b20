/** What a lit-up word was understood as, for whoever points at it or hears it. */
import type { SpanKind } from '#shared/language/reading.ts';

export const kindWords: Record<SpanKind, string> = {
  title: 'title',
  date: 'day',
  time: 'time',
  duration: 'how long',
  repeat: 'repeats',
  place: 'place',
  guest: 'guest',
  zone: 'time zone',
  reminder: 'reminder',
};
