/** What Cal.com refuses in the body of a booking, with its own words. */
import { z } from 'zod';
import type { Simulator } from '../simulator.ts';
import type { EventType } from '../state.ts';
import { Refusal, wrongProperty } from './answer.ts';

const Attendee = z.strictObject({
  name: z.string().min(1),
  email: z.email().optional(),
  timeZone: z.string().min(1),
  language: z.string().optional(),
  phoneNumber: z.string().optional(),
});

const Body = z.strictObject({
  start: z.string(),
  eventTypeId: z.number().optional(),
  eventTypeSlug: z.string().optional(),
  username: z.string().optional(),
  attendee: Attendee,
  guests: z.array(z.email()).optional(),
  location: z.union([z.string(), z.looseObject({ type: z.string() })]).optional(),
  lengthInMinutes: z.number().optional(),
  bookingFieldsResponses: z.record(z.string(), z.unknown()).optional(),
  metadata: z.record(z.string().max(40), z.union([z.string().max(500), z.number(), z.boolean()])).optional(),
});
export type BookingBody = z.infer<typeof Body>;

export function readBookingBody(body: unknown): BookingBody {
  const given = (body ?? {}) as Record<string, unknown>;
  if (given['attendee'] === undefined || given['attendee'] === null) {
    throw wrongProperty('attendee', 'attendee should not be null or undefined');
  }
  const parsed = Body.safeParse(body);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const keys = issue?.code === 'unrecognized_keys' ? issue.keys : [];
    const name = keys[0] ?? issue?.path.map(String).at(-1) ?? 'body';
    throw wrongProperty(name, keys.length > 0 ? `property ${name} should not exist` : `${name} is not valid`);
  }
  const { attendee, start } = parsed.data;
  if (attendee.email === undefined && attendee.phoneNumber === undefined) {
    throw new Refusal(400, 'Attendee must have at least one contact method (email or phone number)');
  }
  if (Number.isNaN(Date.parse(start))) {
    throw wrongProperty('start', 'start must be a valid ISO 8601 date string');
  }
  if (!isZone(attendee.timeZone)) throw wrongProperty('timeZone', 'timeZone must be a valid IANA time-zone');
  return parsed.data;
}

export function typeOfBody(sim: Simulator, body: BookingBody): EventType {
  if (body.eventTypeId !== undefined) {
    const type = sim.state.eventTypes.find(({ id }) => id === body.eventTypeId);
    if (!type) throw new Refusal(404, `Event type with id ${body.eventTypeId} not found.`);
    return type;
  }
  const owner = sim.state.accounts.find(({ username }) => username === body.username);
  if (!owner) throw new Refusal(404, `User with username ${body.username ?? ''} not found`);
  const type = sim.state.eventTypes.find(
    (one) => one.ownerId === owner.id && one.slug === body.eventTypeSlug,
  );
  if (type) return type;
  throw new Refusal(
    404,
    `Event type with slug ${body.eventTypeSlug ?? ''} belonging to user ${owner.username} not found.`,
  );
}

export function minutesOf(type: EventType, asked: unknown): number {
  if (asked === undefined) return type.lengthInMinutes;
  if (!type.lengthInMinutesOptions) {
    throw new Refusal(
      400,
      "Can't specify 'lengthInMinutes' because event type does not have multiple possible lengths. Please, remove the 'lengthInMinutes' field from the request.",
    );
  }
  const minutes = Number(asked);
  if (type.lengthInMinutesOptions.includes(minutes)) return minutes;
  throw new Refusal(
    400,
    `Provided 'lengthInMinutes' is not one of the possible lengths for the event type. The possible lengths are: ${type.lengthInMinutesOptions.join(', ')}`,
  );
}

export function checkFields(type: EventType, body: BookingBody): void {
  if (type.requiresPhone && body.attendee.phoneNumber === undefined) {
    throw new Refusal(
      400,
      'Missing attendee phone number - it is required by the event type. Pass it as "attendee.phoneNumber" string in the request.',
    );
  }
  for (const field of type.requiredFields) {
    const {
      slug,
      required = true,
      ...rest
    } = typeof field === 'string' ? { slug: field, type: 'text' as const } : field;
    const given = body.bookingFieldsResponses?.[slug];
    if (given !== undefined) {
      checkResponse({ slug, ...rest }, given);
      continue;
    }
    if (!required) continue;
    throw new Refusal(
      400,
      `Missing required booking field response: ${slug} - it is required by the event type booking fields, but missing in the bookingFieldsResponses. You can fetch the event type with ID ${type.id} to see the required fields.`,
    );
  }
}

const wantedTypes: Record<string, 'string' | 'number' | 'boolean' | 'array'> = {
  number: 'number',
  boolean: 'boolean',
  checkbox: 'array',
  multiselect: 'array',
};

function checkResponse(field: { slug: string; type: string; options?: string[] }, given: unknown): void {
  const { slug, type, options } = field;
  const wanted = wantedTypes[type] ?? 'string';
  const received = Array.isArray(given) ? 'array' : typeof given;
  if (received !== wanted) {
    throw new Refusal(
      400,
      `Invalid type for booking field '${slug}'. Expected type ${wanted} (compatible with field type '${type}'), but received ${received}.`,
    );
  }
  if (!options) return;
  for (const one of Array.isArray(given) ? given : [given]) {
    if (options.includes(String(one))) continue;
    throw new Refusal(
      400,
      `Invalid option '${String(one)}' for booking field '${slug}'. Allowed options are: ${options.join(', ')}.`,
    );
  }
}

function isZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}
