/** From Cal.com's booking and event type to ours. Links that do not exist yet are left out. */
import type { BookingQuestion, QuestionKind } from '#shared/booking/booking-question.ts';
import type { BookingPerson, BookingStatus } from '#shared/booking/booking.ts';
import type { EventType, VendorBooking } from '#server/domain/booking/bookings-vendor.ts';
import type { BookingRow, EventTypeRow } from './wire.ts';

type PersonRow = BookingRow['attendees'][number];

/** Null for a status we do not know: better not shown than shown wrongly. */
export function toVendorBooking(row: BookingRow): VendorBooking | null {
  const status = row.status.toLowerCase();
  if (!isStatus(status)) return null;
  const start = instantOf(row.start);
  const end = instantOf(row.end);
  if (start === null || end === null || Date.parse(end) <= Date.parse(start)) return null;
  const notes = row.bookingFieldsResponses?.['notes'];
  const requestId = row.metadata?.['requestId'];
  const location = shown(row.location);
  const meetingUrl = isLink(row.meetingUrl)
    ? row.meetingUrl
    : isLink(row.location)
      ? row.location
      : undefined;
  return {
    uid: row.uid,
    title: row.title.slice(0, 500) || 'Appointment',
    status,
    start,
    end,
    minutes: Math.round((Date.parse(end) - Date.parse(start)) / 60_000),
    eventTypeId: row.eventTypeId ?? row.eventType?.id ?? 0,
    eventTypeSlug: row.eventType?.slug ?? '',
    hosts: row.hosts.map(toPerson),
    attendees: row.attendees.map(toPerson),
    guests: row.guests ?? [],
    ...(location === undefined ? {} : { location }),
    ...(meetingUrl === undefined || meetingUrl === null ? {} : { meetingUrl }),
    ...(typeof notes === 'string' && notes !== '' ? { notes } : {}),
    ...(row.absentHost === true ? { hostAbsent: true } : {}),
    ...(row.cancellationReason ? { cancellationReason: row.cancellationReason } : {}),
    ...(row.rescheduledFromUid ? { rescheduledFromUid: row.rescheduledFromUid } : {}),
    ...(row.rescheduledToUid ? { rescheduledToUid: row.rescheduledToUid } : {}),
    requestId: typeof requestId === 'string' ? requestId : null,
    updatedAt: instantOf(row.updatedAt ?? row.createdAt) ?? start,
  };
}

export function toEventType(row: EventTypeRow): EventType {
  const lengths = new Set([row.lengthInMinutes, ...(row.lengthInMinutesOptions ?? [])]);
  const fields = (row.bookingFields ?? []).filter((field) => !field.hidden);
  const policy = row.confirmationPolicy;
  return {
    id: row.id,
    title: row.title,
    slug: row.slug,
    minutes: row.lengthInMinutes,
    lengths: [...lengths].toSorted((a, b) => a - b),
    needsConfirmation: policy?.type === 'always' && policy.disabled !== true,
    price: row.price ?? 0,
    currency: row.currency ?? '',
    isHidden: row.hidden === true,
    needsPhone: fields.some(({ slug, required }) => required === true && slug === attendeesPhone),
    questions: fields.flatMap((field) => toQuestion(field) ?? []),
    bookingUrl: row.bookingUrl ?? null,
  };
}

/** Has a place of its own in a booking. */
const attendeesPhone = 'attendeePhoneNumber';

const questionKinds: Record<string, QuestionKind> = {
  textarea: 'long-text',
  number: 'number',
  phone: 'phone',
  url: 'link',
  multiemail: 'emails',
  select: 'choice',
  radio: 'choice',
  multiselect: 'choices',
  checkbox: 'choices',
  boolean: 'yes-no',
};

/** Null for what is asked anyway: name, address, place. Notes and title are asked where they must be. */
function toQuestion(field: NonNullable<EventTypeRow['bookingFields']>[number]): BookingQuestion | null {
  const { slug, type = 'text', label, options } = field;
  if (!slug || slug === attendeesPhone) return null;
  const isRequired = field.required === true;
  if (field.isDefault && !(isRequired && (slug === 'notes' || slug === 'title'))) return null;
  return {
    slug,
    label: (label || slug.replace(/[-_]+/g, ' ')).trim().slice(0, 200),
    kind: slug === 'notes' ? 'long-text' : (questionKinds[type] ?? 'text'),
    isRequired,
    options: (options ?? []).slice(0, 100),
  };
}

function toPerson(row: PersonRow): BookingPerson {
  return {
    name: row.name ?? '',
    email: row.email ?? '',
    timeZone: row.timeZone ?? 'UTC',
    ...(row.phoneNumber ? { phone: row.phoneNumber } : {}),
    ...(row.absent === true ? { absent: true } : {}),
  };
}

function isStatus(text: string): text is BookingStatus {
  return ['accepted', 'pending', 'cancelled', 'rejected'].includes(text);
}

const isLink = (text: string | null | undefined): text is string => /^https?:\/\//.test(text ?? '');

/** Until the conference exists Cal.com answers `integrations:google:meet`: nobody can go there. */
function shown(location: string | null | undefined): string | undefined {
  return location && !location.startsWith('integrations:') ? location : undefined;
}

function instantOf(text: string): string | null {
  try {
    return Temporal.Instant.from(text).toString();
  } catch {
    return null;
  }
}
