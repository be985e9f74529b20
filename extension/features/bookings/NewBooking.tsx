/** Books without any talking: kind, day, time, for whom; then the server's question, and what Cal.com said. */
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { X } from 'lucide-react';
import { Button } from '#extension/components/Button.tsx';
import { IconButton } from '#extension/components/IconButton.tsx';
import { usePorts } from '#extension/features/live-schedule/PanelPorts.tsx';
import { readEmail } from '#shared/booking/read-email.ts';
import type { FreeSlot, Outcome } from '#shared/outcome.ts';
import { sayDuration, type Voice } from '#shared/schedule/say-time.ts';
import { bookingOf } from './booking-data.ts';
import type { BookingSettings } from './bookings-api.ts';
import { DayAndSlots } from './DayAndSlots.tsx';
import { GuestFields } from './GuestFields.tsx';
import { answerLines, guestFields, problemIn, type Asked } from './guest-fields.ts';
import { Settling } from './Settling.tsx';
import { useAsk } from './use-ask.ts';

type Props = {
  settings: BookingSettings;
  voice: Voice;
  onEnd(): void;
  onSettled(outcome: Outcome): void;
};

export function NewBooking({ settings, voice, onEnd, onSettled }: Props) {
  const id = useId();
  const { booking: api, newId } = usePorts();
  const types = settings.eventTypes.filter(({ isHidden }) => !isHidden);
  const [typeId, setTypeId] = useState(settings.usualTypeId ?? types[0]?.id ?? null);
  const type = types.find((one) => one.id === typeId) ?? types[0];
  const [length, setLength] = useState<number | null>(null);
  const minutes = type?.lengths.find((one) => one === length) ?? type?.minutes;
  const [slot, setSlot] = useState<FreeSlot | null>(null);
  const [given, setGiven] = useState<Record<string, string>>({});
  const [guestZone, setGuestZone] = useState(voice.timeZone);
  const [problem, setProblem] = useState<string | null>(null);
  const asked = useAsk(onSettled);
  const { clear } = asked;
  const choose = useCallback(
    (next: FreeSlot | null) => {
      setSlot(next);
      clear();
    },
    [setSlot, clear],
  );
  const guestPart = useRef<HTMLDivElement>(null);
  const start = slot?.start;
  // What comes next is brought into sight; the focus stays with the times.
  useEffect(() => {
    // It answers a promise in newer browsers, which is no clean-up.
    guestPart.current?.scrollIntoView({ block: 'nearest' });
  }, [start]);
  const isElsewhere = guestZone !== voice.timeZone;
  const late = asked.outcome?.kind === 'needs' ? asked.outcome : null;
  const asksPhone = type?.needsPhone === true || late?.fields.includes('phone') === true;
  const questions: Asked[] = [...(type?.questions ?? [])];
  // One that came up at Cal.com after the list was read.
  questions.push(
    ...(late?.questions ?? []).filter((one) => !questions.some(({ slug }) => slug === one.slug)),
  );
  const fields: Asked[] = [
    { ...guestFields.name, label: 'Name' },
    guestFields.email,
    ...(asksPhone ? [guestFields.phone] : []),
    ...questions,
  ];
  const isDone = asked.outcome !== null && bookingOf(asked.outcome) !== null;
  const isQuestion = asked.outcome?.kind === 'needs-yes';

  const book = (of: FreeSlot | null) => {
    if (!of?.id || !type) return;
    const wrong = problemIn(fields, given);
    setProblem(wrong);
    if (wrong !== null) return;
    const slotId = of.id;
    const told = (slug: string) => (given[slug] ?? '').trim();
    const answers = answerLines(questions, given);
    void asked.ask(() =>
      api.booking.book.mutate({
        slotId,
        name: told('name'),
        email: readEmail(told('email')) ?? '',
        eventType: String(type.id),
        ...(minutes === undefined ? {} : { duration: minutes }),
        ...(isElsewhere ? { guestTimeZone: guestZone } : {}),
        ...(told('notes') === '' ? {} : { notes: told('notes') }),
        ...(asksPhone && told('phone') !== '' ? { phone: told('phone') } : {}),
        ...(answers.length === 0 ? {} : { answers }),
        callId: newId(),
      }),
    );
  };

  return (
    <section aria-label="New booking" className="flex flex-col gap-3 rounded-card bg-surface p-3 shadow-card">
      <header className="flex items-center">
        <h2 className="flex-1 text-[0.9375rem] font-semibold">New booking</h2>
        <IconButton label="Close" onClick={onEnd}>
          <X size={16} />
        </IconButton>
      </header>
      {!isDone && (
        <form
          noValidate
          className="flex flex-col gap-3"
          onSubmit={(e) => {
            e.preventDefault();
            book(slot);
          }}
        >
          <div className="grid grid-cols-[1fr_auto] gap-2">
            <label className="flex min-w-0 flex-col gap-0.5 text-xs text-muted" htmlFor={`${id}-type`}>
              What
              <select
                id={`${id}-type`}
                autoFocus
                className="booking-field"
                value={type?.id ?? ''}
                onChange={(e) => setTypeId(Number(e.target.value))}
              >
                {types.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.title}
                  </option>
                ))}
              </select>
            </label>
            <label className="flex flex-col gap-0.5 text-xs text-muted" htmlFor={`${id}-length`}>
              How long
              <select
                id={`${id}-length`}
                className="booking-field tabular"
                value={minutes ?? ''}
                disabled={(type?.lengths.length ?? 0) < 2}
                onChange={(e) => setLength(Number(e.target.value))}
              >
                {(type?.lengths ?? []).map((one) => (
                  <option key={one} value={one}>
                    {sayDuration(one, voice.locale)}
                  </option>
                ))}
              </select>
            </label>
          </div>
          <DayAndSlots
            question={{
              ...(type ? { eventType: String(type.id) } : {}),
              ...(minutes === undefined ? {} : { duration: minutes }),
            }}
            guestZone={isElsewhere ? guestZone : null}
            voice={voice}
            chosen={slot}
            onChoose={choose}
          />
          {slot && (
            <div ref={guestPart} className="flex flex-col gap-2">
              <GuestFields
                asked={fields}
                given={given}
                timeZone={guestZone}
                onChange={(slug, value) => {
                  setGiven({ ...given, [slug]: value });
                  if (isQuestion) clear();
                }}
                onTimeZone={(zone) => {
                  setGuestZone(zone);
                  if (isQuestion) clear();
                }}
              />
              <p role="alert" className="text-bad empty:hidden">
                {problem}
              </p>
              {!isQuestion && (
                <Button type="submit" weight="main" disabled={asked.isAsking}>
                  {asked.isAsking ? 'Asking Cal.com …' : 'Book it'}
                </Button>
              )}
            </div>
          )}
        </form>
      )}
      <Settling
        asked={asked}
        voice={voice}
        yesWords="Yes, book it"
        onTake={(next) => {
          setSlot(next);
          book(next);
        }}
      />
    </section>
  );
}
