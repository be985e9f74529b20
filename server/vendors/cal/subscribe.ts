/** Makes or mends our own webhook at Cal.com: the one with exactly our address. Others are left alone. */
import type { z } from 'zod';
import type { BookingRefusal } from '#server/domain/booking/bookings-vendor.ts';
import type { CalRequest } from './cal-request.ts';
import { anyVersion } from './cal-versions.ts';
import { OneWebhook, WebhookList } from './wire.ts';

const triggers = [
  'BOOKING_CREATED',
  'BOOKING_REQUESTED',
  'BOOKING_RESCHEDULED',
  'BOOKING_CANCELLED',
  'BOOKING_REJECTED',
  'BOOKING_PAID',
  'BOOKING_NO_SHOW_UPDATED',
  'MEETING_ENDED',
];

type Ask = <T extends z.ZodType>(
  schema: T,
  request: CalRequest,
) => Promise<{ kind: 'ok'; value: z.output<T> } | BookingRefusal>;

export async function subscribe(
  ask: Ask,
  webhook: { url: string; secret: string },
  signal?: AbortSignal,
): Promise<{ kind: 'subscribed' } | BookingRefusal> {
  const request = { path: '/webhooks', version: anyVersion, signal };
  const listed = await ask(WebhookList, { ...request, method: 'GET' });
  if (listed.kind === 'refused') return listed;
  const own = listed.value.data.find(({ subscriberUrl }) => subscriberUrl === webhook.url);
  const body = { active: true, subscriberUrl: webhook.url, triggers, secret: webhook.secret };
  const made = own
    ? await ask(OneWebhook, {
        ...request,
        method: 'PATCH',
        path: `/webhooks/${encodeURIComponent(own.id)}`,
        body,
      })
    : await ask(OneWebhook, { ...request, method: 'POST', body });
  return made.kind === 'refused' ? made : { kind: 'subscribed' };
}
