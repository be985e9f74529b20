/** Three brains, one appointment: booked, moved and cancelled by talking, each with its own yes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp } from '#server/testing/test-app.ts';
import type { TestApp } from '#server/testing/test-app.ts';
import { holdCall } from './hold-call.testing.ts';

const now = '2026-11-20T09:00:00Z'; // Friday, 10:00 in Berlin
const brains = ['custom-llm', 'tavus-tools', 'relay'] as const;

describe.each(brains)('with the brain %s', (brain) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({
      now,
      tavus: true,
      anthropic: true,
      cal: true,
      env: { TAVUS_BRAIN: brain },
    });
  });
  afterAll(() => app[Symbol.asyncDispose]());
  const standing = () =>
    app.cal.control
      .bookings()
      .filter(({ status }) => status === 'accepted')
      .map(({ start }) => new Date(start).toISOString());

  it('nothing is done at Cal.com before the person says yes to it, and then once', async () => {
    await using call = await holdCall(app);
    expect(call.brain).toBe(brain);
    expect(await call.say('Book a demo next Tuesday')).toContain('Free Tue 24 Nov');
    expect(await call.say('half past ten')).toContain('Who is it for?');
    expect(await call.say('Jane Doe, jane@example.com')).toContain(
      '10:30–11:00 am, for Jane Doe, jane@example.com',
    );
    expect(standing()).toEqual([]);
    expect(await call.say('yes please')).toContain('is booked: Tue 24 Nov, 10:30–11:00 am');
    expect(standing()).toEqual(['2026-11-24T09:30:00.000Z']);

    expect(await call.say('reschedule my appointment with Jane to Wednesday at 3pm')).toContain('it is free');
    expect(await call.say('yes')).toContain('to Wed 25 Nov, 3:00–3:30 pm');
    expect(standing()).toEqual(['2026-11-24T09:30:00.000Z']);
    expect(await call.say('yes')).toContain('is moved: Wed 25 Nov, 3:00–3:30 pm');
    expect(standing()).toEqual(['2026-11-25T14:00:00.000Z']);

    expect(await call.say('cancel the booking')).toContain('Cancel Demo');
    expect(standing()).toEqual(['2026-11-25T14:00:00.000Z']);
    expect(await call.say('yes')).toContain('is cancelled');
    expect(standing()).toEqual([]);

    const { calls } = await app.trpc.conversation.get.query({ conversationId: call.conversationId });
    expect(calls.filter(({ outcome }) => outcome.kind === 'done').map(({ tool }) => tool)).toEqual([
      'check_availability',
      'book_appointment',
      'reschedule_appointment',
      'cancel_appointment',
    ]);
  });

  it('what an appointment asks of its own is asked by voice and answered by voice', async () => {
    await using call = await holdCall(app);
    expect(await call.say('Book an onboarding call next Tuesday')).toContain('Onboarding, 50 minutes');
    expect(await call.say('the first one')).toContain('Company');
    expect(await call.say('Ana Ruiz, ana@example.com')).toContain('Team size');
    expect(await call.say('the company is Acme, and team size is 11 to 50')).toContain(
      'Company: Acme, Team size: 11–50',
    );
    expect(await call.say('yes')).toContain('is booked: Tue 24 Nov, 9:00–9:50 am');
    expect(app.cal.control.bookings().at(-1)?.responses).toMatchObject({
      company: 'Acme',
      'team-size': '11–50',
    });
  });
});
