/**
 * The vendor's shapes of what is asked and answered here, strict both ways: a field that Cal.com does
 * not know is refused in a request, and an answer of ours that is not Cal.com's is a bug and a 500.
 * Apart from the routes, so that none of them can forget it; the vendor's own file is held against
 * both in `rest-contract.test.ts`, where it is at hand.
 */
import type { RequestHandler } from 'express';
import { z } from 'zod';
import { wrongProperty } from './answer.ts';

const instant = z.iso.datetime({ offset: true });
const text = z.string();
const count = z.number().int();

const person = { name: text, email: text, displayEmail: text, timeZone: text };
const Booking = z.strictObject({
  id: count,
  uid: text.min(1),
  title: text,
  description: text,
  hosts: z.array(z.strictObject({ ...person, id: count, username: text })),
  status: z.enum(['accepted', 'pending', 'cancelled', 'rejected']),
  cancellationReason: text,
  cancelledByEmail: text,
  reschedulingReason: text.optional(),
  rescheduledByEmail: text.optional(),
  rescheduledFromUid: text.optional(),
  rescheduledToUid: text.optional(),
  start: instant,
  end: instant,
  duration: z.number().positive(),
  eventTypeId: count,
  eventType: z.strictObject({ id: count, slug: text }),
  meetingUrl: text,
  location: text,
  absentHost: z.boolean(),
  createdAt: instant,
  updatedAt: instant,
  metadata: z.record(text, z.unknown()),
  icsUid: text,
  attendees: z
    .array(z.strictObject({ ...person, language: text, absent: z.boolean(), phoneNumber: text.optional() }))
    .min(1),
  guests: z.array(text),
  bookingFieldsResponses: z.record(text, z.unknown()),
});
const Reservation = z.strictObject({
  eventTypeId: count,
  slotStart: instant,
  slotEnd: instant,
  slotDuration: z.number().positive(),
  reservationUid: text.min(1),
  reservationDuration: z.number().positive(),
  reservationUntil: instant,
});
const EventType = z.looseObject({
  id: count,
  title: text,
  slug: text,
  lengthInMinutes: count,
  lengthInMinutesOptions: z.array(count).optional(),
  bookingFields: z.array(z.looseObject({ type: text, slug: text, required: z.boolean() })),
  price: z.number(),
  currency: text,
  hidden: z.boolean(),
  ownerId: count,
});
const Slots = z.record(
  z.iso.date(),
  z.array(z.strictObject({ start: instant, end: instant.optional() })).min(1),
);
const Me = z.strictObject({
  id: count,
  username: text,
  email: text,
  name: text,
  avatarUrl: text.nullable(),
  bio: text.nullable(),
  timeFormat: count,
  defaultScheduleId: count.nullable(),
  weekStart: text,
  timeZone: text,
  organizationId: count.nullable(),
});
const Reference = z.strictObject({
  type: text,
  eventUid: text,
  destinationCalendarId: text.nullable(),
  id: count,
});
const Webhook = z.strictObject({
  id: count,
  userId: count,
  subscriberUrl: text,
  active: z.boolean(),
  triggers: z.array(text),
  payloadTemplate: text.nullable(),
  secret: text.optional(),
});

const nothing = z.strictObject({});
const Reserve = z.strictObject({
  eventTypeId: count,
  slotStart: text,
  slotDuration: z.number().optional(),
  reservationDuration: z.number().optional(),
});
const Absent = z.strictObject({
  host: z.boolean().optional(),
  attendees: z.array(z.strictObject({ email: text, absent: z.boolean() })).optional(),
});

type Route = [method: string, path: RegExp, data: z.ZodType, body?: z.ZodType];
/** Bodies of bookings and webhooks are read strictly where they are used. */
const routes: readonly Route[] = [
  ['GET', /^\/me$/, Me],
  ['GET', /^\/event-types$/, z.array(EventType)],
  ['GET', /^\/event-types\/[^/]+$/, EventType],
  ['GET', /^\/slots$/, Slots],
  ['POST', /^\/slots\/reservations$/, Reservation, Reserve],
  ['GET', /^\/slots\/reservations\/[^/]+$/, Reservation.nullable()],
  ['GET', /^\/bookings$/, z.array(Booking)],
  ['POST', /^\/bookings$/, Booking],
  ['GET', /^\/bookings\/[^/]+$/, Booking],
  ['GET', /^\/bookings\/[^/]+\/references$/, z.array(Reference)],
  ['POST', /^\/bookings\/[^/]+\/(?:reschedule|cancel|decline)$/, Booking],
  ['POST', /^\/bookings\/[^/]+\/confirm$/, Booking, nothing],
  ['POST', /^\/bookings\/[^/]+\/mark-absent$/, Booking, Absent],
  ['GET', /^\/webhooks$/, z.array(Webhook)],
  ['POST', /^\/webhooks$/, Webhook],
  ['PATCH', /^\/webhooks\/[^/]+$/, Webhook],
];

export function shapes(): RequestHandler {
  return (req, res, next) => {
    const route = routes.find(([method, path]) => method === req.method && path.test(req.path));
    if (!route) return next();
    const [, , data, body] = route;
    const asked = body?.safeParse(req.body ?? {});
    if (asked && !asked.success) throw refusalOf(asked.error);
    const json = res.json.bind(res);
    res.json = (answer: unknown) => {
      if (res.statusCode < 300) {
        const parsed = z.looseObject({ status: z.literal('success'), data }).safeParse(answer);
        if (!parsed.success) throw new Error(`${req.method} ${req.path}: ${z.prettifyError(parsed.error)}`);
      }
      return json(answer);
    };
    next();
  };
}

function refusalOf({ issues: [issue] }: z.ZodError) {
  if (issue?.code === 'unrecognized_keys') {
    const name = issue.keys[0] ?? 'body';
    return wrongProperty(name, `property ${name} should not exist`);
  }
  const name = issue?.path.map(String).at(0) ?? 'body';
  return wrongProperty(name, `${name} is not valid`);
}
