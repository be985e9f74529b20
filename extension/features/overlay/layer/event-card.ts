/** Everything known about one event, and what can be done about it here. */
import { isFixed, type ShownEvent } from '#extension/features/live-schedule/shown-events.ts';
import { sourceWords } from '#extension/features/live-schedule/source-words.ts';
import { sayDuration, sayWhen, type Voice } from '#shared/schedule/say-time.ts';
import { minutesBetween } from '#shared/schedule/wall-clock.ts';
import { make } from './make.ts';

type Acts = {
  onRemove(): void;
  onPanel(): void;
  /** Absent where it is no appointment. */
  onBooking?: ((kind: 'move' | 'cancel') => void) | undefined;
};

export function eventCard(
  event: ShownEvent,
  { voice, isClashing, acts }: { voice: Voice; isClashing: boolean; acts: Acts | null },
): Node[] {
  const length = event.allDay ? '' : ` · ${sayDuration(minutesBetween(event.start, event.end))}`;
  const said = sayWhen(event, voice);
  const facts = [
    event.place,
    event.series ? 'Part of a series' : null,
    event.guests.length > 0
      ? `With ${event.guests.map((g) => g.name ?? g.email ?? 'a guest').join(', ')}`
      : null,
    event.notes,
    [
      sourceWords[event.source],
      event.busy ? null : 'shown as free',
      event.status === 'tentative' ? 'tentative' : null,
    ]
      .filter(Boolean)
      .join(' · '),
  ];
  const row = acts && make('div', { class: 'row' });
  if (row && acts) {
    row.append(
      make('button', {
        text: 'Open in the panel',
        attributes: { 'data-autofocus': '' },
        onClick: acts.onPanel,
      }),
    );
    const { onBooking } = acts;
    if (onBooking) {
      row.append(
        make('button', { text: 'Reschedule', onClick: () => onBooking('move') }),
        make('button', { class: 'bad', text: 'Cancel it', onClick: () => onBooking('cancel') }),
      );
    }
    if (!isFixed(event)) row.append(make('button', { class: 'bad', text: 'Delete', onClick: acts.onRemove }));
  }
  return [
    make('h2', { text: event.title, attributes: { dir: 'auto' } }),
    make('p', { text: `${said.charAt(0).toUpperCase()}${said.slice(1)}${length}` }),
    ...(isClashing
      ? [make('p', { class: 'warn', text: 'At the same time as an event of Google Calendar.' })]
      : []),
    ...facts.flatMap((fact) =>
      fact ? [make('p', { class: 'quiet', text: fact, attributes: { dir: 'auto' } })] : [],
    ),
    ...(isFixed(event)
      ? [
          make('p', {
            class: 'warn',
            text: 'Booked on Cal.com: whoever is booked is told when it is moved or cancelled.',
          }),
        ]
      : []),
    ...(row ? [row] : []),
  ];
}
