/** Whatever is done to series in whatever order: what was stays, and every step can be taken back exactly. */
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outcome } from '#shared/outcome.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { readSchedule } from '#server/db/read-schedule.ts';
import { seed, size } from '#server/testing/sizes.ts';
import { differenceOfSchedules } from '#shared/schedule/difference-of-schedules.ts';
import type { SchedulePreview } from '#shared/schedule/preview.ts';
import { proof } from '#server/proof.ts';
import type { DispatchDeps } from '#server/tools/dispatch.ts';
import { dispatch } from '#server/tools/dispatch.ts';
import { previewCall } from '#server/tools/preview-call.ts';
import { verifiedCall } from '#server/tools/verified-call.ts';
import { memoryStore } from '#server/testing/memory-store.ts';
import { testDesk } from '#server/testing/test-desk.ts';

const now = '2027-03-19T09:00:00Z';
const window = { from: '2026-12-01T00:00:00Z', to: '2028-02-01T00:00:00Z' };

let desk: Awaited<ReturnType<typeof testDesk>>;
beforeAll(async () => {
  desk = await testDesk({ now });
});
afterAll(() => desk[Symbol.asyncDispose]());

type Place = { deps: DispatchDeps; personId: string };

const onPostgres = async (): Promise<Place> => ({
  deps: desk.deps,
  personId: await desk.addPerson('Europe/Berlin'),
});
const inMemory = async (): Promise<Place> => ({
  deps: {
    ...desk.deps,
    pools: { ...desk.deps.pools, app: memoryStore('Europe/Berlin') },
    // Refusals are not kept: nothing here asks for them again.
    asPerson: () => Promise.resolve(null as never),
  },
  personId: desk.person,
});
/** A few on the real thing, many on one that answers alike. */
const places = [
  { name: 'on Postgres', make: onPostgres, runs: [4, 300] },
  { name: 'in memory', make: inMemory, runs: [25, 20_000] },
] as const;

const rules = [
  'FREQ=WEEKLY',
  'FREQ=WEEKLY;BYDAY=MO,FR',
  'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SA',
  'FREQ=DAILY;INTERVAL=3',
  'FREQ=DAILY;COUNT=12',
  'FREQ=MONTHLY;BYDAY=-1FR',
  'FREQ=MONTHLY;BYMONTHDAY=31',
  'FREQ=MONTHLY;BYMONTHDAY=20;UNTIL=20271015',
  'FREQ=YEARLY',
  'FREQ=WEEKLY;COUNT=9',
];
const scopes = ['this', 'following', 'all'] as const;

type Step =
  | { do: 'add'; rule: number; day: number; hour: number; allDay: boolean; busy: boolean }
  | { do: 'single'; day: number; hour: number }
  | { do: 'move'; which: number; scope: number; days: number; hour: number | null }
  | { do: 'update'; which: number; scope: number; title?: string; place?: string | null; busy?: boolean }
  | { do: 'repeat'; which: number; scope: number; rule: number }
  | { do: 'remove'; which: number; scope: number }
  | { do: 'undo' };

const which = fc.nat(60);
const scope = fc.nat(2);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('add' as const),
    rule: fc.nat(rules.length - 1),
    day: fc.nat(40),
    hour: fc.nat(23),
    allDay: fc.boolean(),
    busy: fc.boolean(),
  }),
  fc.record({ do: fc.constant('single' as const), day: fc.nat(60), hour: fc.nat(23) }),
  fc.record({
    do: fc.constant('move' as const),
    which,
    scope,
    days: fc.integer({ min: -4, max: 9 }),
    hour: fc.option(fc.nat(23)),
  }),
  fc.record(
    {
      do: fc.constant('update' as const),
      which,
      scope,
      title: fc.constantFrom('Gym', 'Yoga'),
      place: fc.constantFrom('Park', null),
      busy: fc.boolean(),
    },
    { requiredKeys: ['do', 'which', 'scope'] },
  ),
  fc.record({ do: fc.constant('repeat' as const), which, scope, rule: fc.nat(rules.length - 1) }),
  fc.record({ do: fc.constant('remove' as const), which, scope }),
  fc.record({ do: fc.constant('undo' as const) }),
);
const steps = fc.array(step, { minLength: 4, maxLength: 14 });

const pad = (n: number) => String(n).padStart(2, '0');
const dayAfter = (days: number) => Temporal.PlainDate.from('2027-02-20').add({ days }).toString();

async function newCalendar(place: Place) {
  const { deps, personId } = place;
  const asked = (tool: string, args: unknown) =>
    verifiedCall({
      proof: proof({ kind: 'session', personId, sessionId: 'test' }),
      channel: 'panel',
      conversation: null,
      callId: null,
      tool,
      args,
    });
  const call = (tool: string, args: unknown): Promise<Outcome> => dispatch(deps, asked(tool, args));
  const events = async () =>
    (await readSchedule(deps.pools.app, { owner: personId, ...window }))?.events ?? [];
  function argumentsOf(
    one: Step,
    event: ScheduleEvent | undefined,
  ): [string, Record<string, unknown>] | null {
    if (one.do === 'undo') return ['undo_change', { allow_overlap: true }];
    if (one.do === 'add' || one.do === 'single') {
      const when =
        one.do === 'add' && one.allDay
          ? { all_day: true }
          : { start_time: `${pad(one.hour)}:30`, duration: 45 };
      const repeat = one.do === 'add' ? { repeat: rules[one.rule], busy: one.busy } : {};
      return [
        'add_event',
        { title: 'Event', date: dayAfter(one.day), ...when, ...repeat, allow_overlap: true },
      ];
    }
    if (!event) return null;
    const target = { event: event.id, scope: scopes[one.scope] };
    switch (one.do) {
      case 'remove':
        return ['remove_event', target];
      case 'repeat':
        return ['update_event', { ...target, repeat: rules[one.rule], allow_overlap: true }];
      case 'move': {
        const date = Temporal.PlainDate.from(event.wall.start.date).add({ days: one.days }).toString();
        const time = one.hour === null || event.allDay ? {} : { to_time: `${pad(one.hour)}:00` };
        return ['move_event', { ...target, to_date: date, ...time, allow_overlap: true }];
      }
      case 'update': {
        const { do: _do, which: _which, scope: _scope, ...patch } = one;
        return ['update_event', { ...target, ...patch, allow_overlap: true }];
      }
    }
  }

  /** What the act would do, and what is on the calendar in the time it tells of. */
  async function foretold(one: Step): Promise<SchedulePreview | null> {
    const there = await events();
    const wanted = argumentsOf(one, there[('which' in one ? one.which : 0) % Math.max(1, there.length)]);
    if (!wanted || one.do === 'undo') return null;
    const outcome = await previewCall(deps, asked(...wanted));
    // Whatever it said, nothing of it has been done.
    expect(plain(await events())).toEqual(plain(there));
    return outcome.kind === 'done' ? ((outcome.receipt.data as SchedulePreview | undefined) ?? null) : null;
  }

  async function take(one: Step): Promise<{ outcome: Outcome; target: ScheduleEvent | undefined } | null> {
    const there = await events();
    const target = there[('which' in one ? one.which : 0) % Math.max(1, there.length)];
    const wanted = argumentsOf(one, target);
    if (!wanted) return null;
    const outcome = await call(...wanted);
    expect(['done', 'stale', 'not-found', 'needs', 'past', 'invalid', 'not-allowed']).toContain(outcome.kind);
    return { outcome, target };
  }
  const during = async (span: { from: string; to: string }) =>
    (await readSchedule(deps.pools.app, { owner: personId, from: span.from, to: span.to }))?.events ?? [];
  return { call, events, during, foretold, take };
}

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
const plain = (events: readonly ScheduleEvent[]) =>
  events
    .map(({ version: _version, series, ...event }) => ({ ...event, isOfSeries: series !== undefined }))
    .map((event) => canonical({ ...event, id: '' }))
    .toSorted();
const past = (events: readonly ScheduleEvent[]) => plain(events.filter(({ start }) => start < now));
const toComeOf = (events: readonly ScheduleEvent[], id: string) =>
  events.filter(({ start, series }) => start >= now && series?.id === id);

describe.each(places)('the history of series $name', ({ make, runs: [sample, whole] }) => {
  it('goes back act by act to where it was', { timeout: size(240_000, 7_200_000) }, async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        const calendar = await newCalendar(await make());
        const groups: { id: string; before: string[] }[] = [];
        for (const one of sequence) {
          const before = plain(await calendar.events());
          const taken = await calendar.take(one);
          if (taken?.outcome.kind !== 'done' || taken.outcome.receipt.groupId === undefined) {
            if (taken) expect(plain(await calendar.events())).toEqual(before);
            continue;
          }
          groups.push({ id: taken.outcome.receipt.groupId, before });
        }
        for (const { id, before } of groups.toReversed()) {
          const undone = await calendar.call('undo_change', { group: id, allow_overlap: true });
          expect([undone.kind, undone.say]).toEqual(['done', expect.anything()]);
          expect(plain(await calendar.events())).toEqual(before);
        }
      }),
      { seed, numRuns: size(sample, whole), endOnFailure: true },
    );
  });

  it(
    'never changes what was, unless just that one or from that one on was named',
    { timeout: size(240_000, 7_200_000) },
    async () => {
      await fc.assert(
        fc.asyncProperty(steps, async (sequence) => {
          const calendar = await newCalendar(await make());
          for (const one of sequence) {
            if (one.do === 'undo' || one.do === 'add' || one.do === 'single') {
              await calendar.take(one);
              continue;
            }
            const before = await calendar.events();
            const taken = await calendar.take(one);
            const isNamed = scopes[one.scope] !== 'all' && (taken?.target?.start ?? '') < now;
            if (isNamed || taken?.target?.series === undefined) continue;
            const there = await calendar.events();
            const kept = past(there);
            // An occurrence of this one act may be moved to a day that is over; nothing goes missing.
            for (const event of past(before)) expect(kept).toContain(event);
            if (one.do !== 'move') expect(kept).toHaveLength(past(before).length);
            const isGone =
              one.do === 'remove' && scopes[one.scope] === 'all' && taken.outcome.kind === 'done';
            if (isGone) expect(toComeOf(there, taken.target.series.id)).toEqual([]);
          }
        }),
        { seed: seed + 1, numRuns: size(sample, whole), endOnFailure: true },
      );
    },
  );

  it('is foretold exactly by the preview', { timeout: size(240_000, 7_200_000) }, async () => {
    const seen = ({ added, removed, moved, changed }: ReturnType<typeof differenceOfSchedules>) => ({
      added: [added.count, plain(added.shown)],
      removed: [removed.count, plain(removed.shown)],
      moved: [moved.count, plain(moved.shown.flatMap(({ before, after }) => [before, after]))],
      changed: [changed.count, plain(changed.shown.flatMap(({ before, after }) => [before, after]))],
    });
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        const calendar = await newCalendar(await make());
        for (const one of sequence) {
          const preview = await calendar.foretold(one);
          const before = preview && (await calendar.during(preview));
          await calendar.take(one);
          if (!preview || !before) continue;
          expect(seen(preview)).toEqual(seen(differenceOfSchedules(before, await calendar.during(preview))));
        }
      }),
      { seed: seed + 2, numRuns: size(sample, whole), endOnFailure: true },
    );
  });
});
