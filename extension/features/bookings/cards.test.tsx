/** What the cards and the form say, drawn without a browser; hands and keys are in `e2e/booking.spec.ts`. */
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Booking } from '#shared/booking/booking.ts';
import type { FreeSlot } from '#shared/outcome.ts';
import { AskYes } from './AskYes.tsx';
import { BookingFacts } from './BookingFacts.tsx';
import { GuestFields } from './GuestFields.tsx';
import { guestFields, type Asked } from './guest-fields.ts';
import { SlotPicker } from './SlotPicker.tsx';

const voice = { now: '2026-11-20T09:00:00Z', timeZone: 'Europe/Berlin', hour12: true, locale: 'en-US' };
const nothing = () => {};
const textOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replace(/\s+/g, ' ');

describe('the card of an appointment', () => {
  const booking: Booking = {
    uid: 'u1',
    title: 'Demo between Host and Ana Ruiz',
    status: 'accepted',
    start: '2026-11-24T13:30:00Z',
    end: '2026-11-24T14:00:00Z',
    minutes: 30,
    eventTypeId: 1,
    eventTypeSlug: 'demo',
    hosts: [],
    attendees: [{ name: 'Ana Ruiz', email: 'ana@example.com', timeZone: 'America/New_York' }],
    guests: [],
    location: 'https://example.com/room',
    meetingUrl: 'https://example.com/room',
  };
  const ways = { move: nothing, cancel: nothing, show: nothing };
  const draw = (more: Partial<Booking>) =>
    renderToStaticMarkup(
      <BookingFacts
        booking={{ ...booking, ...more }}
        voice={voice}
        page="https://example.com/b"
        ways={ways}
      />,
    );

  it('says when on both clocks, where and with whom, and what can be done', () => {
    const text = textOf(draw({}));
    for (const part of [
      '2:30',
      '8:30',
      'Join the meeting',
      'Ana Ruiz',
      'ana@example.com',
      'On your schedule',
    ])
      expect(text).toContain(part);
    for (const button of ['Show', 'Reschedule', 'Cancel it', 'Add to calendar', 'On Cal.com'])
      expect(text).toContain(button);
  });

  it.each(['cancelled', 'rejected'] as const)('offers nothing to do with one that is %s', (status) => {
    const text = textOf(draw({ status }));
    for (const button of ['Show', 'Reschedule', 'Cancel it', 'Add to calendar', 'On your schedule'])
      expect(text).not.toContain(button);
  });

  it('links to nothing but web pages', () => {
    expect(draw({ meetingUrl: 'javascript:alert(1)', location: 'Room 3' })).not.toContain('javascript:');
  });
});

describe('the form', () => {
  const size: Asked = {
    slug: 'size',
    label: 'Team size',
    kind: 'choice',
    isRequired: true,
    options: ['1–10', '11–50'],
  };
  const why: Asked = { slug: 'why', label: 'Why', kind: 'long-text', isRequired: false, options: [] };

  it('has a field for each question of its kind, and says which may stay empty', () => {
    const html = renderToStaticMarkup(
      <GuestFields
        asked={[guestFields.name, guestFields.email, size, why]}
        given={{ size: '11–50' }}
        timeZone="America/New_York"
        onChange={nothing}
        onTimeZone={nothing}
      />,
    );
    expect(html).toContain('type="email"');
    expect(html).toMatch(/<option selected="">11–50<\/option>/);
    expect(html.match(/aria-required="true"/g)).toHaveLength(3);
    expect(textOf(html)).toContain('Why (may stay empty)');
    expect(textOf(html)).toContain('New York time');
  });
});

describe('times to pick from', () => {
  const slot = (time: string, clash?: string[]): FreeSlot => {
    const start = `2026-11-24T${time}:00Z`;
    const wall = { date: '2026-11-24', time };
    return {
      id: time,
      start,
      end: start,
      wall: { start: wall, end: wall, timeZone: 'UTC' },
      ...(clash && { clash }),
    };
  };
  const draw = (slots: FreeSlot[], onPick?: () => void) =>
    renderToStaticMarkup(
      <SlotPicker slots={slots} guestZone="America/New_York" voice={voice} onPick={onPick} />,
    );

  it('have one stop for the Tab key, both clocks, and the busy ones last with what is there', () => {
    const html = draw([slot('08:00', ['Dentist']), slot('09:00'), slot('13:00')], nothing);
    expect(html.match(/tabindex="0"/g)).toHaveLength(1);
    expect(textOf(html)).toContain('the guest’s clock in New York');
    const order = [...html.matchAll(/data-slot="[^"]*T(\d\d)/g)].map(([, hour]) => hour);
    expect(order).toEqual(['09', '13', '08']);
    expect(textOf(html)).toContain('your calendar has Dentist');
  });

  it('are only told where nothing can be picked any more', () => {
    expect(draw([slot('09:00')])).not.toContain('<button');
  });
});

describe('the question before something is booked', () => {
  const outcome = {
    kind: 'needs-yes' as const,
    say: '',
    nonce: 'n',
    summary: 'Book Demo, Tue 24 Nov 2:30 pm, for Ana Ruiz, ana@example.com (a n a at example dot com)',
    irreversible: ['Cal.com writes to ana@example.com at once.'],
  };

  it('shows the address in full, leaves its spelling to the ear, and says what cannot be taken back', () => {
    const text = textOf(renderToStaticMarkup(<AskYes outcome={outcome} voice={voice} onAnswer={nothing} />));
    expect(text).toContain('E-mail address: ana@example.com');
    expect(text).not.toContain('a n a at');
    expect(text).toContain('Cannot be taken back: Cal.com writes to ana@example.com at once.');
    expect(text).toMatch(/Yes\s+No/);
  });

  it('has no buttons once it was answered', () => {
    expect(renderToStaticMarkup(<AskYes outcome={outcome} voice={voice} />)).not.toContain('<button');
  });
});
