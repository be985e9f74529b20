/** Everything known about one event, next to its block, with what can be done about it. */
import { lazy, Suspense, useState } from 'react';
import { Bell, Clock, Link2, MapPin, Pencil, Repeat, StickyNote, Trash2, Users, X } from 'lucide-react';
import { useBookingDesk } from '#extension/features/bookings/BookingDesk.tsx';
import { Button } from '#extension/components/Button.tsx';
import { Fact } from '#extension/components/Fact.tsx';
import { IconButton } from '#extension/components/IconButton.tsx';
import { Popover } from '#extension/components/Popover.tsx';
import { sayRepetition } from '#shared/schedule/say-series.ts';
import { sayDuration, sayWhen, type Voice } from '#shared/schedule/say-time.ts';
import { minutesBetween } from '#shared/schedule/wall-clock.ts';
import { EventForm } from './EventForm.tsx';
import type { EventFields } from './schedule-api.ts';
import { hueOf, isFixed, type ShownEvent } from './shown-events.ts';
import { sourceWords } from './source-words.ts';

const TalkOfEvent = lazy(async () => ({
  default: (await import('#extension/features/conversations/TalkOfEvent.tsx')).TalkOfEvent,
}));

type Props = {
  event: ShownEvent;
  voice: Voice;
  /** The form with this event was opened; closed again. */
  onEdit(event: ShownEvent | null): void;
  onSave(fields: EventFields, seen: ShownEvent): void;
  onRemove(): void;
  onClose(): void;
};

export function EventDetails({ event, voice, onEdit, onSave, onRemove, onClose }: Props) {
  const [isEditing, setEditing] = useState(false);
  const edit = (isOn: boolean) => {
    setEditing(isOn);
    onEdit(isOn ? event : null);
  };
  const isBooking = isFixed(event);
  return (
    <Popover label={event.title} anchor="--open-event" isKept={isEditing} onClose={onClose}>
      {isEditing ? (
        <EventForm event={event} voice={voice} onCancel={() => edit(false)} onSave={onSave} />
      ) : (
        <article className="flex flex-col gap-2 p-3">
          <header className="flex items-start gap-2">
            <span className="event-dot mt-1.5" data-source={hueOf(event.source)} aria-hidden="true" />
            <h2 className="min-w-0 flex-1 text-[0.9375rem] leading-snug font-semibold break-words" dir="auto">
              {event.title}
            </h2>
            <IconButton label="Close" onClick={onClose} className="-me-1 -mt-1">
              <X size={16} />
            </IconButton>
          </header>
          <dl className="flex flex-col gap-1.5">
            <Fact icon={<Clock size={15} />} name="When">
              <span className="tabular inline-block first-letter:uppercase">{sayWhen(event, voice)}</span>
              {!event.allDay && (
                <span className="text-muted"> · {sayDuration(minutesBetween(event.start, event.end))}</span>
              )}
            </Fact>
            {event.series && (
              <Fact icon={<Repeat size={15} />} name="Repeats">
                <span className="inline-block first-letter:uppercase">{sayRepetition(event, voice)}</span>
              </Fact>
            )}
            {event.place && (
              <Fact icon={<MapPin size={15} />} name="Place">
                {event.place}
              </Fact>
            )}
            {event.guests.length > 0 && (
              <Fact icon={<Users size={15} />} name="Guests">
                {event.guests.map((g) => g.name ?? g.email ?? 'Guest').join(', ')}
                {!isBooking && (
                  <span className="block text-xs text-muted">Noted here; nobody is written to.</span>
                )}
              </Fact>
            )}
            {event.reminders.length > 0 && (
              <Fact icon={<Bell size={15} />} name="Reminders">
                {event.reminders
                  .map((m) => (m === 0 ? 'At the start' : `${sayDuration(m)} before`))
                  .join(', ')}
              </Fact>
            )}
            {event.notes && (
              <Fact icon={<StickyNote size={15} />} name="Notes">
                <span className="whitespace-pre-wrap">{event.notes}</span>
              </Fact>
            )}
            {event.links.map((link) => (
              <Fact key={link.url} icon={<Link2 size={15} />} name="Link">
                <a href={link.url} target="_blank" rel="noreferrer" className="text-accent underline">
                  {link.kind === 'booking' ? 'On Cal.com' : (link.title ?? link.url)}
                </a>
              </Fact>
            ))}
          </dl>
          <p className="text-xs text-muted">
            {[
              sourceWords[event.source],
              event.busy ? null : 'shown as free',
              event.status === 'tentative' ? 'tentative' : null,
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <Suspense fallback={null}>
            <TalkOfEvent id={event.id} version={event.version} onLeave={onClose} />
          </Suspense>
          {isBooking ? (
            <BookingFooter event={event} onClose={onClose} />
          ) : (
            <footer className="flex items-center gap-2 border-t border-line pt-2">
              <Button data-autofocus onClick={() => edit(true)}>
                <Pencil size={14} aria-hidden="true" /> Edit
              </Button>
              <span className="flex-1" />
              <Button weight="bad" onClick={onRemove}>
                <Trash2 size={14} aria-hidden="true" /> Delete
              </Button>
            </footer>
          )}
        </article>
      )}
    </Popover>
  );
}

/** The link of an appointment has its name on Cal.com as title. */
function BookingFooter({ event, onClose }: { event: ShownEvent; onClose(): void }) {
  const openDesk = useBookingDesk();
  const uid = event.links.find(({ kind }) => kind === 'booking')?.title;
  return (
    <footer className="flex flex-col gap-2 border-t border-line pt-2">
      <p className="text-muted">
        Booked on Cal.com: whoever is booked is told when it is moved or cancelled.
      </p>
      {openDesk && uid !== undefined && (
        <div className="flex items-center gap-2">
          <Button
            data-autofocus
            onClick={() => {
              onClose();
              openDesk({ kind: 'move', uid });
            }}
          >
            Reschedule
          </Button>
          <span className="flex-1" />
          <Button
            weight="bad"
            onClick={() => {
              onClose();
              openDesk({ kind: 'cancel', uid });
            }}
          >
            Cancel it
          </Button>
        </div>
      )}
    </footer>
  );
}
