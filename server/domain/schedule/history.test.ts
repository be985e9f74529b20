/** Whatever a person does in whatever order: the log is the calendar's history, and every step of it can be taken back. */
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyChange } from '#shared/schedule/apply-change.ts';
import type { ScheduleCopy } from '#shared/schedule/apply-change.ts';
import { clashesWith } from '#shared/schedule/overlaps.ts';
import type { Outcome } from '#shared/outcome.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { readLog, readSchedule } from '#server/db/read-schedule.ts';
import { seed, size } from '#server/testing/sizes.ts';
import { testDesk } from '#server/testing/test-desk.ts';

const everything = { start: '1970-01-01T00:00:00Z', end: '2101-01-01T00:00:00Z' };

let desk: Awaited<ReturnType<typeof testDesk>>;
beforeAll(async () => {
  desk = await testDesk({ now: '2026-11-20T09:00:00Z' });
});
afterAll(() => desk[Symbol.asyncDispose]());

type Step =
  | { do: 'add'; slot: number; minutes: number; busy: boolean; allDay: boolean }
  | { do: 'move'; which: number; slot: number }
  | { do: 'update'; which: number; title?: string; place?: string | null; busy?: boolean }
  | { do: 'remove'; which: number }
  | { do: 'undo' }
  | { do: 'undo-version'; back: number };

const slot = fc.nat(9);
const which = fc.nat(9);
const steps = (...more: fc.Arbitrary<Step>[]): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.oneof(
      fc.record({
        do: fc.constant('add' as const),
        slot,
        minutes: fc.constantFrom(15, 60, 90),
        busy: fc.boolean(),
        allDay: fc.boolean(),
      }),
      fc.record({ do: fc.constant('move' as const), which, slot }),
      fc.record(
        {
          do: fc.constant('update' as const),
          which,
          title: fc.constantFrom('Gym', 'Yoga'),
          place: fc.constantFrom('Park', null),
          busy: fc.boolean(),
        },
        { requiredKeys: ['do', 'which'] },
      ),
      fc.record({ do: fc.constant('remove' as const), which }),
      fc.record({ do: fc.constant('undo' as const) }),
      ...more,
    ),
    { minLength: 6, maxLength: 18 },
  );

/** Ten starts over two nights, one in an hour that is skipped and one that comes twice. */
const starts = [
  '2027-03-27 22:30',
  '2027-03-27 23:30',
  '2027-03-28 01:30',
  '2027-03-28 02:30',
  '2027-03-28 03:00',
  '2027-03-28 09:00',
  '2027-10-31 01:30',
  '2027-10-31 02:30',
  '2027-10-31 03:00',
  '2027-10-31 23:45',
];

async function newCalendar() {
  const person = await desk.addPerson('Europe/Berlin');
  const call = (tool: string, args: unknown): Promise<Outcome> =>
    desk.call(tool, args, { byHand: true, personId: person });
  const events = async () =>
    (await readSchedule(desk.pools.app, { owner: person, from: everything.start, to: everything.end }))
      ?.events ?? [];
  const version = async () => (await readSchedule(desk.pools.app, { owner: person }))?.version ?? -1;
  const log = async () =>
    (await readLog(desk.pools.app, { owner: person, after: 0, limit: 10_000 }))?.changes ?? [];

  async function take(step: Step): Promise<void> {
    const [date = '', start_time] = starts['slot' in step ? step.slot : 0]?.split(' ') ?? [];
    const there = await events();
    const event = there[('which' in step ? step.which : 0) % Math.max(1, there.length)]?.id;
    if (step.do === 'add') {
      const when = step.allDay ? { date, all_day: true } : { date, start_time, duration: step.minutes };
      return expectAnswer(await call('add_event', { title: 'Event', ...when, busy: step.busy }));
    }
    if (step.do === 'undo') return expectAnswer(await call('undo_change', {}));
    if (step.do === 'undo-version')
      return expectAnswer(await call('undo_change', { version: Math.max(1, (await version()) - step.back) }));
    if (event === undefined) return;
    if (step.do === 'move')
      return expectAnswer(
        await call('move_event', { event, to_date: date, to_time: start_time, all_day: false }),
      );
    if (step.do === 'remove') return expectAnswer(await call('remove_event', { event }));
    const { do: _do, which: _which, ...patch } = step;
    expectAnswer(await call('update_event', { event, ...patch }));
  }
  return { call, events, version, log, take };
}

function expectAnswer(outcome: Outcome): void {
  expect(['done', 'conflict', 'stale', 'not-found', 'needs']).toContain(outcome.kind);
}
const plain = (events: readonly ScheduleEvent[]) =>
  events.map(({ version: _version, ...event }) => event).toSorted((a, b) => a.id.localeCompare(b.id));

describe('the history of a calendar', () => {
  it(
    'gives the calendar when it is replayed, has no gaps, lets nothing clash, and goes back step by step',
    { timeout: size(120_000, 1_800_000) },
    async () => {
      const anyUndo = fc.record({ do: fc.constant('undo-version' as const), back: fc.nat(6) });
      await fc.assert(
        fc.asyncProperty(steps(anyUndo), async (sequence) => {
          const calendar = await newCalendar();
          for (const step of sequence) await calendar.take(step);
          const log = await calendar.log();
          const version = await calendar.version();
          expect(log.map((change) => change.version)).toEqual(
            Array.from({ length: version }, (_, index) => index + 1),
          );

          const states: ReturnType<typeof plain>[] = [[]];
          let copy: ScheduleCopy = { version: 0, window: everything, events: new Map() };
          for (const change of log) {
            expect(change.before ?? undefined).toEqual(
              change.before ? copy.events.get(change.before.id) : undefined,
            );
            const applied = applyChange(copy, change);
            if (applied.kind !== 'applied') throw new Error(applied.kind);
            copy = applied.copy;
            states.push(plain([...copy.events.values()]));
          }
          const events = await calendar.events();
          expect(plain(events)).toEqual(states.at(-1));
          expect(events.flatMap((event) => clashesWith(event, events))).toEqual([]);

          for (let step = version; step > 0; step -= 1) {
            const undone = await calendar.call('undo_change', { version: step, allow_overlap: true });
            expect([step, undone.kind, undone.say]).toEqual([step, 'done', expect.anything()]);
            expect(plain(await calendar.events())).toEqual(states[step - 1]);
          }
        }),
        { seed, numRuns: size(10, 200), endOnFailure: true },
      );
    },
  );

  it('is undone to the start by "undo" alone', { timeout: size(120_000, 1_800_000) }, async () => {
    await fc.assert(
      fc.asyncProperty(steps(), async (sequence) => {
        const calendar = await newCalendar();
        for (const step of sequence) await calendar.take(step);
        for (let left = (await calendar.version()) + 1; left > 0; left -= 1) {
          const undone = await calendar.call('undo_change', {});
          if (undone.kind === 'done') continue;
          expect(undone).toMatchObject({ kind: 'not-found', say: 'There is nothing left to take back.' });
          break;
        }
        expect(await calendar.events()).toEqual([]);
      }),
      { seed, numRuns: size(8, 150), endOnFailure: true },
    );
  });
});
