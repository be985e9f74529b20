/** Requests of our client and answers of the simulator against Cal.com's own OpenAPI file, where that is beside the project. */
import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCalBookings } from '#server/vendors/cal/bookings-vendor.ts';
import { machineClock } from '../tavus/clock.ts';
import type { JournalEntry } from './simulator.ts';
import { startCalSimulator } from './start-cal-simulator.ts';
import type { CalSimulator } from './start-cal-simulator.ts';

const file = new URL('../../../../shared/contracts/openapi/cal-v2-openapi.json', import.meta.url);
const isHere = existsSync(file);

// oxlint-disable-next-line typescript/no-explicit-any -- a specification is walked, not worked with
type Loose = any;
type Line = Extract<JournalEntry, { what: 'rest' }>;

/**
 * OpenAPI 3.0 into JSON Schema, with what the file gets wrong put right: objects whose example is no
 * object may be anything, and where it says "one of" several shapes may fit at once.
 */
function toJsonSchema(schema: Loose): Loose {
  if (Array.isArray(schema)) return schema.map(toJsonSchema);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { nullable, example, examples: _examples, discriminator: _d, oneOf, ...rest } = schema;
  const told = example ?? schema.default;
  const isMisnamed = rest['type'] === 'object' && rest['properties'] === undefined;
  if (isMisnamed && (nullable === true || (told !== undefined && typeof told !== 'object'))) return {};
  const next = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, toJsonSchema(value)]));
  const whole = oneOf === undefined ? next : { ...next, anyOf: toJsonSchema(oneOf) };
  return nullable === true ? { anyOf: [whole, { type: 'null' }] } : whole;
}

describe.skipIf(!isHere)('the vendor’s OpenAPI file (skipped where the file is not there)', () => {
  const now = Date.parse('2026-11-20T09:00:00Z');
  const spec: Loose = isHere ? JSON.parse(readFileSync(file, 'utf8')) : { paths: {}, components: {} };
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  let sim: CalSimulator;
  let lines: Line[];

  beforeAll(async () => {
    ajv.addSchema({ $id: 'cal', components: toJsonSchema(spec.components) });
    sim = await startCalSimulator({
      clock: { ...machineClock, now: () => now },
      timeZone: 'Europe/Berlin',
      allowLoopback: true,
    });
    const budget = { take: () => 0, learn: () => {}, block: () => {} };
    const vendor = createCalBookings({
      baseUrl: sim.url,
      bearer: () => 'simulated',
      clock: { now: () => now },
      budget,
      backoffMs: [],
    });
    const start = (hour: string) => `2026-11-24T${hour}:00Z`;
    const attendee = { name: 'Jane', email: 'jane@example.com', timeZone: 'America/New_York' };
    const wish = {
      minutes: 30,
      hasLengths: true,
      attendee,
      guests: ['bob@example.com'],
      notes: 'Hello',
      requestId: 'r',
    };
    await vendor.me();
    await vendor.eventTypes();
    await vendor.slots({
      eventTypeId: 101,
      minutes: 30,
      hasLengths: true,
      from: start('00:00'),
      to: start('23:00'),
    });
    const held = await vendor.hold({
      eventTypeId: 101,
      start: start('09:00'),
      minutes: 30,
      hasLengths: true,
    });
    if (held.kind === 'held') await vendor.release(held.holdUid);
    const booked = await vendor.book({ ...wish, eventTypeId: 101, start: start('09:00') });
    if (booked.kind === 'refused') throw new Error(booked.say);
    await vendor.references(booked.booking.uid);
    await vendor.bookings({
      statuses: ['upcoming', 'unconfirmed', 'past', 'cancelled'],
      attendeeEmail: attendee.email,
      startsAfter: start('08:00'),
      endsBefore: start('12:00'),
    });
    const moved = await vendor.reschedule({
      uid: booked.booking.uid,
      start: start('10:00'),
      reason: 'Later',
      by: 'host@example.com',
    });
    if (moved.kind === 'refused') throw new Error(moved.say);
    await vendor.booking(moved.booking.uid);
    await vendor.booking(booked.booking.uid);
    await vendor.cancel({ uid: moved.booking.uid, reason: 'Not needed' });
    for (const accept of [true, false]) {
      const request = await vendor.book({
        ...wish,
        hasLengths: false,
        eventTypeId: 103,
        start: start(accept ? '11:00' : '13:30'),
      });
      if (request.kind === 'refused') throw new Error(request.say);
      await vendor.decide({ uid: request.booking.uid, accept, ...(accept ? {} : { reason: 'No' }) });
    }
    const webhook = { url: 'http://127.0.0.1:1/hook', secret: 's' };
    await vendor.subscribe(webhook);
    await vendor.subscribe(webhook);
    lines = sim.control.journal().filter((line) => line.what === 'rest');
  });
  afterAll(() => sim[Symbol.asyncDispose]());

  /** The path of the file that this request is to. */
  function operationOf(line: Line): { path: string; operation: Loose } {
    const asked = line.url.replace(/\?.*/, '').split('/');
    const path = Object.keys(spec.paths).find((one) => {
      const parts = one.split('/');
      return (
        parts.length === asked.length &&
        parts.every((part, index) => part.startsWith('{') || part === asked[index]) &&
        spec.paths[one][line.method.toLowerCase()] !== undefined
      );
    });
    if (path === undefined) throw new Error(`the file has no ${line.method} ${line.url}`);
    return { path, operation: spec.paths[path][line.method.toLowerCase()] };
  }

  const compile = (schema: Loose) =>
    ajv.compile(
      JSON.parse(JSON.stringify(toJsonSchema(schema)).replaceAll('#/components', 'cal#/components')),
    );

  it('was asked enough', () => {
    expect(lines.length).toBeGreaterThanOrEqual(20);
    expect(lines.every(({ status }) => typeof status === 'number' && status < 300)).toBe(true);
  });

  it('fits every answer', () => {
    for (const line of lines) {
      const { path, operation } = operationOf(line);
      const declared = operation.responses[String(line.status)];
      expect(declared, `${line.method} ${path} declares ${line.status}`).toBeDefined();
      const schema = declared.content?.['application/json']?.schema;
      if (schema === undefined) continue;
      const validate = compile(schema);
      // The file describes what is in the envelope of slots, and not the envelope.
      validate(path === '/v2/slots' ? (line.answer as Loose).data : line.answer);
      expect(validate.errors, `${line.method} ${path}`).toBeNull();
    }
  });

  it('fits every request: body, query and version', () => {
    for (const line of lines) {
      const { path, operation } = operationOf(line);
      const schema = operation.requestBody?.content?.['application/json']?.schema;
      if (schema !== undefined && line.request !== null) {
        const validate = compile(schema);
        validate(line.request);
        expect(validate.errors, `${line.method} ${path}`).toBeNull();
      }
      const parameters: Loose[] = (operation.parameters ?? []).map((one: Loose) =>
        one.$ref === undefined ? one : spec.components.parameters[one.$ref.split('/').at(-1)],
      );
      const known = parameters.filter((one) => one.in === 'query').map((one) => one.name);
      const asked = [...new URL(line.url, sim.origin).searchParams.keys()];
      // The file forgot the parameters of slots for one kind of event type.
      if (path !== '/v2/slots')
        expect(
          asked.filter((name) => !known.includes(name)),
          path,
        ).toEqual([]);
      for (const one of parameters.filter((p) => p.in === 'query' && p.required))
        expect(asked).toContain(one.name);
      const version = parameters.find((one) => one.name === 'cal-api-version')?.schema?.default;
      if (version !== undefined) expect([path, line.version]).toEqual([path, version]);
    }
  });
});
