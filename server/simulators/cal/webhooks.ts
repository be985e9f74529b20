/**
 * Webhooks: signed over the raw body, sent again when they were not taken, in no promised order.
 * Cal.com names no delivery, so a second one of the same event looks just like the first.
 */
import { createHmac } from 'node:crypto';
import { sleep } from '../tavus/clock.ts';
import { queueMails } from './mails.ts';
import type { Simulator } from './simulator.ts';
import { toIso } from './simulator.ts';
import type { BookingRow, Webhook } from './state.ts';
import { titleOf, typeOf } from './rest/to-booking.ts';

const answerWithinMs = 10_000;
const reorderMs = 400;

/** Tells whoever is concerned: people by mail, programs by webhook. */
export function announceBooking(sim: Simulator, trigger: string, row: BookingRow): void {
  queueMails(sim, trigger, row);
  const createdAt = toIso(sim.settings.clock.now());
  const body = JSON.stringify({ triggerEvent: trigger, createdAt, payload: payloadOf(sim, trigger, row) });
  for (const webhook of sim.state.webhooks) {
    if (!webhook.active || webhook.userId !== row.ownerId || !webhook.triggers.includes(trigger)) continue;
    void send(sim, webhook, { trigger, uid: row.uid, body });
  }
}

async function send(
  sim: Simulator,
  webhook: Webhook,
  event: { trigger: string; uid: string; body: string },
): Promise<void> {
  const { webhooks } = sim.faults;
  const note = (status: number | 'dropped' | 'failed') =>
    sim.journal.push({ what: 'webhook', trigger: event.trigger, uid: event.uid, status });
  if (webhooks === 'drop') return void note('dropped');
  // What was first arrives last.
  if (webhooks === 'reorder' && event.trigger !== 'BOOKING_CANCELLED') {
    await sleep(sim.settings.clock, reorderMs, sim.signal);
  }
  for (const wait of [0, ...sim.settings.webhookRetryMs]) {
    await sleep(sim.settings.clock, wait, sim.signal);
    if (sim.signal.aborted) return;
    const status = await post(sim, webhook, event.body);
    note(status);
    if (status !== 'failed' && status < 300) break;
  }
  if (webhooks === 'duplicate') note(await post(sim, webhook, event.body));
}

async function post(sim: Simulator, webhook: Webhook, body: string): Promise<number | 'failed'> {
  const secret = sim.faults.wrongSignature ? 'another secret' : webhook.secret;
  try {
    const response = await fetch(webhook.subscriberUrl, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-cal-signature-256':
          secret === undefined
            ? 'no-secret-provided'
            : createHmac('sha256', secret).update(body).digest('hex'),
        'x-cal-webhook-version': '2021-10-20',
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([sim.signal, AbortSignal.timeout(answerWithinMs)]),
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    return 'failed';
  }
}

/** Statuses are upper case here and lower case in the API. */
function payloadOf(sim: Simulator, trigger: string, row: BookingRow): Record<string, unknown> {
  const absent = row.attendees.map(({ email, absent: noShow }) => ({ email, noShow }));
  if (trigger === 'BOOKING_NO_SHOW_UPDATED') {
    return { message: 'Attendees were marked', bookingUid: row.uid, bookingId: row.id, attendees: absent };
  }
  const host = sim.state.accounts.find(({ id }) => id === row.ownerId);
  const type = typeOf(sim, row);
  const first = row.attendees[0];
  return {
    type: type?.slug ?? '',
    title: titleOf(sim, row),
    description: '',
    additionalNotes: '',
    customInputs: {},
    startTime: toIso(row.start).replace('.000', ''),
    endTime: toIso(row.end).replace('.000', ''),
    organizer: {
      id: host?.id,
      name: host?.name,
      email: host?.email,
      username: host?.username,
      timeZone: host?.timeZone,
      language: { locale: 'en' },
      timeFormat: 'h:mma',
    },
    responses: {
      name: { label: 'your_name', value: first?.name },
      email: { label: 'email_address', value: first?.email },
    },
    userFieldsResponses: {},
    attendees: row.attendees.map(({ email, name, timeZone, language }) => ({
      email,
      name,
      timeZone,
      language: { locale: language },
    })),
    location: row.location,
    destinationCalendar: [],
    eventTypeId: row.eventTypeId,
    uid: row.uid,
    iCalUID: `${row.uid}@Cal.com`,
    iCalSequence: 0,
    eventTitle: type?.title ?? '',
    price: type?.price ?? 0,
    currency: type?.currency ?? 'usd',
    length: (row.end - row.start) / 60_000,
    bookingId: row.id,
    metadata: row.metadata,
    status: row.status.toUpperCase(),
    ...(row.rescheduledFromUid === undefined ? {} : { rescheduleUid: row.rescheduledFromUid }),
    ...(trigger === 'BOOKING_CANCELLED' ? { cancellationReason: row.cancellationReason } : {}),
    ...(trigger === 'BOOKING_REJECTED' ? { rejectionReason: row.cancellationReason } : {}),
  };
}
