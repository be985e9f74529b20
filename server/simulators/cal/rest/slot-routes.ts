/** Free slots, and holds that hide one for a moment. */
import type { Request, Router } from 'express';
import { freeSlots, whyNot } from '../calendar/free-slots.ts';
import type { Simulator } from '../simulator.ts';
import { toIso } from '../simulator.ts';
import type { EventType, Reservation } from '../state.ts';
import { answer, Refusal, wrongProperty } from './answer.ts';
import { minutesOf } from './booking-input.ts';
import { queryOf } from './query-of.ts';
import { accountOf } from './who.ts';

const known = new Set([
  'start',
  'end',
  'eventTypeId',
  'eventTypeSlug',
  'username',
  'timeZone',
  'duration',
  'format',
  'bookingUidToReschedule',
]);
const holdMinutes = 5;

export function slotRoutes(sim: Simulator, router: Router): void {
  router.get('/slots', (req, res) => {
    const query = readQuery(req);
    const type = typeNamed(sim, query);
    const zone = query['timeZone'] ?? 'UTC';
    const { from, to } = readRange(query);
    const minutes = query['duration'] === undefined ? type.lengthInMinutes : Number(query['duration']);
    const starts = freeSlots(sim, { type, minutes, from, to, exceptUid: query['bookingUidToReschedule'] });
    const data: Record<string, { start: string; end?: string }[]> = {};
    for (const start of starts) {
      const { date, text } = inZone(start, zone);
      const end = query['format'] === 'range' ? { end: inZone(start + minutes * 60_000, zone).text } : {};
      (data[date] ??= []).push({ start: text, ...end });
    }
    res.json({ data, status: 'success' });
  });

  router.post('/slots/reservations', (req, res) => {
    const body = req.body as Record<string, unknown>;
    const type = sim.state.eventTypes.find(({ id }) => id === body['eventTypeId']);
    if (!type) throw new Refusal(404, `Event Type with ID=${String(body['eventTypeId'])} not found`);
    const start = Date.parse(String(body['slotStart']));
    if (Number.isNaN(start)) {
      throw wrongProperty('slotStart', 'slotStart must be a valid ISO 8601 date string');
    }
    if (body['reservationDuration'] !== undefined && accountOf(sim, req) === null) {
      throw new Refusal(
        401,
        'reservationDuration can only be used for authenticated requests - use access token, api key or OAuth credentials',
      );
    }
    if (body['slotDuration'] !== undefined && !type.lengthInMinutesOptions) {
      throw new Refusal(
        400,
        "You passed 'slotDuration' but this event type is not a variable length event type.",
      );
    }
    const minutes = minutesOf(type, body['slotDuration']);
    const now = sim.settings.clock.now();
    const end = start + minutes * 60_000;
    sim.state.reservations = sim.state.reservations.filter(({ until }) => until > now);
    const others = sim.state.reservations.filter((held) => held.start < end && start < held.end);
    if (others.some((held) => ownerOf(sim, held) === type.ownerId)) {
      throw new Refusal(
        422,
        'This time slot is already reserved by another user. Please choose a different time.',
      );
    }
    if (whyNot(sim, { type, minutes, start }) !== null) {
      throw new Refusal(422, "Can't reserve a slot if the event is already booked.");
    }
    const held = Number(body['reservationDuration'] ?? holdMinutes);
    const reservation = {
      uid: sim.settings.ids.uuid(),
      eventTypeId: type.id,
      start,
      end,
      until: now + held * 60_000,
    };
    sim.state.reservations.push(reservation);
    answer(res, toReservation(reservation, held), { status: 201 });
  });

  router.get('/slots/reservations/:uid', (req, res) => {
    const found = sim.state.reservations.find(({ uid }) => uid === req.params.uid);
    answer(res, found ? toReservation(found, holdMinutes) : null);
  });

  router.delete('/slots/reservations/:uid', (req, res) => {
    sim.state.reservations = sim.state.reservations.filter(({ uid }) => uid !== req.params.uid);
    res.json({ status: 'success' });
  });
}

function readQuery(req: Request): Record<string, string> {
  for (const name of Object.keys(req.query)) {
    if (!known.has(name)) throw wrongProperty(name, `property ${name} should not exist`);
  }
  const query = queryOf(req);
  for (const name of ['start', 'end']) {
    if (Number.isNaN(Date.parse(query[name] ?? ''))) {
      throw wrongProperty(name, `${name} must be a valid ISO 8601 date string`);
    }
  }
  if (query['format'] !== undefined && !['range', 'time'].includes(query['format'])) {
    throw wrongProperty('format', "slotFormat must be either 'range' or 'time'");
  }
  return query;
}

/** A date alone starts at 00:00:00 and ends at 23:59:59, in UTC. */
function readRange(query: Record<string, string>): { from: number; to: number } {
  const from = Date.parse(query['start'] ?? '');
  const end = query['end'] ?? '';
  const to = Date.parse(/^\d{4}-\d\d-\d\d$/.test(end) ? `${end}T23:59:59Z` : end);
  if (to < from) {
    throw new Refusal(400, "Invalid time range given - check the 'start' and 'end' query parameters.");
  }
  return { from, to };
}

function typeNamed(sim: Simulator, query: Record<string, string>): EventType {
  const owner = sim.state.accounts.find(({ username }) => username === query['username']);
  const type = sim.state.eventTypes.find((one) =>
    query['eventTypeId'] === undefined
      ? one.slug === query['eventTypeSlug'] && one.ownerId === owner?.id
      : String(one.id) === query['eventTypeId'],
  );
  if (!type) throw new Refusal(404, 'Event Type not found');
  return type;
}

function inZone(at: number, zone: string): { date: string; text: string } {
  if (zone === 'UTC') return { date: toIso(at).slice(0, 10), text: toIso(at) };
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const wall = there.toPlainDateTime().toString({ fractionalSecondDigits: 3 });
  return { date: there.toPlainDate().toString(), text: `${wall}${there.offset}` };
}

const ownerOf = (sim: Simulator, held: Reservation): number | undefined =>
  sim.state.eventTypes.find(({ id }) => id === held.eventTypeId)?.ownerId;

function toReservation(held: Reservation, minutes: number) {
  return {
    eventTypeId: held.eventTypeId,
    slotStart: toIso(held.start),
    slotEnd: toIso(held.end),
    slotDuration: (held.end - held.start) / 60_000,
    reservationUid: held.uid,
    reservationDuration: minutes,
    reservationUntil: toIso(held.until),
  };
}
