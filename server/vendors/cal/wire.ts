/**
 * Cal.com's shapes, as zod schemas: only what we rely on, so that a wrong version's answer — empty
 * and of another shape, with status 200 — does not pass. Unknown fields are kept.
 */
import { z } from 'zod';

const optionalText = z.string().nullish();

export const Me = z.looseObject({
  data: z.looseObject({ id: z.number(), name: optionalText, email: z.string(), timeZone: z.string() }),
});

export const EventTypeRow = z.looseObject({
  id: z.number(),
  title: z.string(),
  slug: z.string(),
  lengthInMinutes: z.number(),
  lengthInMinutesOptions: z.array(z.number()).nullish(),
  price: z.number().nullish(),
  currency: optionalText,
  hidden: z.boolean().nullish(),
  /** `{type: 'always' | 'time'}`, or `{disabled: true}`. */
  confirmationPolicy: z
    .looseObject({ type: z.string().optional(), disabled: z.boolean().optional() })
    .nullish(),
  bookingFields: z
    .array(
      z.looseObject({
        slug: z.string().optional(),
        type: z.string().optional(),
        label: optionalText,
        options: z.array(z.string()).nullish(),
        required: z.boolean().nullish(),
        isDefault: z.boolean().nullish(),
        hidden: z.boolean().nullish(),
      }),
    )
    .nullish(),
  bookingUrl: optionalText,
});
export type EventTypeRow = z.infer<typeof EventTypeRow>;
export const EventTypeList = z.looseObject({ data: z.array(EventTypeRow) });

/** The OpenAPI file says texts for the default format; servers send objects. */
export const Slots = z.looseObject({
  data: z.record(
    z.string().regex(/^\d{4}-\d\d-\d\d$/),
    z.array(z.union([z.string(), z.looseObject({ start: z.string() })])),
  ),
});

export const Reservation = z.looseObject({
  data: z.looseObject({ reservationUid: z.string().min(1), reservationUntil: z.string() }),
});

const Person = z.looseObject({
  name: optionalText,
  email: optionalText,
  timeZone: optionalText,
  absent: z.boolean().nullish(),
  phoneNumber: optionalText,
});

export const BookingRow = z.looseObject({
  uid: z.string().min(1),
  title: z.string(),
  status: z.string(),
  start: z.string(),
  end: z.string(),
  eventTypeId: z.number().nullish(),
  eventType: z.looseObject({ id: z.number().nullish(), slug: z.string().nullish() }).nullish(),
  hosts: z.array(Person),
  attendees: z.array(Person),
  guests: z.array(z.string()).nullish(),
  location: optionalText,
  meetingUrl: optionalText,
  absentHost: z.boolean().nullish(),
  cancellationReason: optionalText,
  rescheduledFromUid: optionalText,
  rescheduledToUid: optionalText,
  metadata: z.record(z.string(), z.unknown()).nullish(),
  bookingFieldsResponses: z.record(z.string(), z.unknown()).nullish(),
  createdAt: z.string(),
  updatedAt: optionalText,
});
export type BookingRow = z.infer<typeof BookingRow>;

/** A recurring booking is an array: its first occurrence stands for it. */
export const OneBooking = z.looseObject({
  data: z.union([
    BookingRow,
    z
      .array(BookingRow)
      .min(1)
      .transform((rows) => rows[0] as BookingRow),
  ]),
});
export const BookingList = z.looseObject({
  data: z.array(BookingRow),
  pagination: z.looseObject({ hasNextPage: z.boolean().optional() }),
});

export const References = z.looseObject({
  data: z.array(z.looseObject({ type: z.string(), eventUid: optionalText })),
});

export const WebhookRow = z.looseObject({ id: z.union([z.string(), z.number()]), subscriberUrl: z.string() });
export const WebhookList = z.looseObject({ data: z.array(WebhookRow) });
export const OneWebhook = z.looseObject({ data: WebhookRow });

/** What Cal.com posts to us. No-show events carry `bookingUid` in place of `uid`. */
export const WebhookBody = z.looseObject({
  triggerEvent: z.string().min(1).max(100),
  createdAt: z.string().max(100),
  payload: z.looseObject({
    uid: z.string().min(1).max(200).nullish(),
    bookingUid: z.string().min(1).max(200).nullish(),
    rescheduleUid: z.string().max(200).nullish(),
    eventTypeId: z.number().nullish(),
    organizer: z.looseObject({ id: z.number().nullish() }).nullish(),
  }),
});
