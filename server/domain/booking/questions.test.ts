import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bookingDesk, day, guest } from './booking-desk.testing.ts';
import type { BookingDesk } from './booking-desk.testing.ts';

describe('a kind of appointment that asks questions of its own', () => {
  let desk: BookingDesk;
  beforeAll(async () => void (desk = await bookingDesk()));
  afterAll(() => desk[Symbol.asyncDispose]());
  const slotAt = async (time: string) => {
    const offers = await desk.offers({ event_type: 'onboarding' });
    return { slot_id: offers.find(({ wall }) => wall.start.time === time)?.id, event_type: 'onboarding' };
  };

  it('is not booked until they are answered, and says what is asked', async () => {
    const slot = await slotAt('09:00');
    const asked = await desk.ask('book_appointment', { ...slot, ...guest });
    expect(asked).toMatchObject({
      kind: 'needs',
      fields: ['company', 'team-size'],
      questions: [
        { label: 'Company', kind: 'text' },
        { kind: 'choice', options: ['1–10', '11–50', 'More than 50'] },
      ],
    });
    expect(asked.say).toBe('Cal.com asks “Company” and “Team size” (one of: 1–10, 11–50, More than 50).');
    const whoToo = await desk.ask('book_appointment', slot);
    expect(whoToo).toMatchObject({ kind: 'needs', fields: ['name', 'email', 'company', 'team-size'] });
    expect(desk.writes()).toBe(0);
  });

  it('is asked for again what is no answer, and nothing is guessed', async () => {
    const slot = await slotAt('09:50');
    const answers = ['Company: Acme', 'Team size: a lot'];
    const asked = await desk.ask('book_appointment', { ...slot, ...guest, answers });
    expect(asked).toMatchObject({ kind: 'needs', fields: ['team-size'] });
    expect(asked.say).toContain('“Team size” is one of: 1–10, 11–50, More than 50.');
    expect(desk.writes()).toBe(0);
  });

  it('is booked with them, which stand in the question before', async () => {
    const slot = await slotAt('10:40');
    const args = { ...slot, ...guest, answers: ['11-50', 'company: Acme'] };
    const question = await desk.ask('book_appointment', args);
    expect(question).toMatchObject({ kind: 'needs-yes' });
    expect(question.say).toMatch(/jane@example\.com, Company: Acme, Team size: 11–50\?/);
    expect(await desk.withYes('book_appointment', args)).toMatchObject({ kind: 'done' });
    expect(desk.standing().at(-1)?.responses).toMatchObject({ company: 'Acme', 'team-size': '11–50' });
  });

  it('is asked about again when an answer changes after the yes was asked for', async () => {
    const slot = await slotAt('11:30');
    const args = { ...slot, ...guest };
    const first = await desk.ask('book_appointment', { ...args, answers: ['company: A', 'team-size: 1–10'] });
    const other = await desk.ask('book_appointment', { ...args, answers: ['company: B', 'team-size: 1–10'] });
    if (first.kind !== 'needs-yes' || other.kind !== 'needs-yes') throw new Error(first.say);
    expect(other.nonce).not.toBe(first.nonce);
  });
});

it('a question that came up at Cal.com meanwhile is asked, not failed on', async () => {
  await using desk = await bookingDesk();
  const [slot] = await desk.offers({ event_type: 'short-call', date: day });
  const type = desk.cal.control.eventTypes().find(({ slug }) => slug === 'short-call');
  type?.requiredFields.push('booth');
  const refused = await desk.withYes('book_appointment', { slot_id: slot?.id, ...guest });
  expect(refused).toMatchObject({ kind: 'needs', fields: ['booth'], questions: [{ label: 'booth' }] });
  expect(await desk.events()).toEqual([]);
});
