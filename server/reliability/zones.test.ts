/**
 * What is stored when something is added at, moved over or repeated across a change of clocks, in
 * every zone there is, against implementations that share nothing with ours (docs/decisions/008).
 */
import { describe, expect, it } from 'vitest';
import process from 'node:process';
import { toStorableEvent } from '#server/domain/schedule/event-draft.ts';
import { isSoak, seed, size } from '#server/testing/sizes.ts';
import { createChance } from './chance.ts';
import { noteCounts } from './note-counts.ts';
import { casesAround, changesOf, ordinaryCases } from './zone-cases.ts';
import type { ZoneCase } from './zone-cases.ts';
import { icuClock, pythonClock } from './zone-clocks.ts';
import type { ZoneClock } from './zone-clocks.ts';

const years = { from: 2024, to: 2037 };
const allZones = Intl.supportedValuesOf('timeZone');
const chance = createChance(seed);
const zones = allZones.filter(() => chance.is(size(0.06, 1)));
const cases = zones.flatMap((zone) => [
  ...ordinaryCases(zone, years),
  ...changesOf(zone, years).flatMap((change) => casesAround(zone, change)),
]);

const iso = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toString();
const text = ({ date, time }: { date: string; time?: string }) => `${date}T${time ?? '00:00'}`;

/** An event of 90 minutes as it would be stored. */
function stored({ zone, wall }: ZoneCase) {
  const [date = '', time = ''] = wall.split('T');
  const event = toStorableEvent(
    { title: 'Event', start: { date, time, timeZone: zone }, durationMinutes: 90 },
    { id: 'event', timeZone: zone, source: 'hand' },
  );
  if ('kind' in event) throw new Error(event.say);
  return event;
}

function disagreements(clock: ZoneClock, asked: readonly ZoneCase[]): string[] {
  const starts = clock.instantOf(asked);
  const ours = asked.map(stored);
  const walls = clock.wallOf(
    asked.flatMap(({ zone }, i) => [
      { zone, at: starts[i] ?? 0 },
      { zone, at: (starts[i] ?? 0) + 90 * 60_000 },
    ]),
  );
  return asked.flatMap(({ zone, wall }, i) => {
    const event = ours[i];
    const start = starts[i];
    if (start === null || start === undefined || !event) return [`${zone} is not known`];
    const theirs = [iso(start), iso(start + 90 * 60_000), walls[2 * i], walls[2 * i + 1]].join(' ');
    const mine = [event.start, event.end, text(event.wall.start), text(event.wall.end)].join(' ');
    return mine === theirs ? [] : [`${zone} ${wall}: ${mine} instead of ${theirs}`];
  });
}

describe(`clocks in ${zones.length} of ${allZones.length} zones, ${years.from} to ${years.to}`, () => {
  it('are read as ICU reads them', { timeout: size(30_000, 600_000) }, () => {
    expect(disagreements(icuClock(process.versions.tz ?? null), cases)).toEqual([]);
    expect(cases.length).toBeGreaterThan(zones.length);
    noteCounts('zones', { zones: zones.length, 'clock times': cases.length });
  });

  // Another program's zones are looked at in the whole run only: starting it costs more than the sample.
  it.runIf(isSoak)(
    'are read as Python reads them, where its zones have the same rules',
    { timeout: 600_000 },
    (context) => {
      const python = pythonClock();
      if (!python) return context.skip('There is no Python with time zones here.');
      // Rules differ between editions of the zones: such zones are told, not compared.
      const other = zonesWithOtherRules(python);
      if (python.version !== null && python.version === process.versions.tz) expect([...other]).toEqual([]);
      const same = cases.filter(({ zone }) => !other.has(zone));
      expect(disagreements(python, same)).toEqual([]);
      expect(other.size).toBeLessThan(zones.length / 10);
      noteCounts(`zones against Python ${python.version ?? ''}`, { zones: zones.length - other.size });
      if (other.size > 0)
        noteCounts(`zones with other rules: ${[...other].join(' ')}`, { zones: other.size });
    },
  );
});

/** Zones whose offset differs at the start of any month, or on either side of any change. */
function zonesWithOtherRules(python: ZoneClock): Set<string> {
  const months = Array.from({ length: (years.to - years.from + 2) * 12 }, (_, month) =>
    Date.UTC(years.from, month - 1, 1),
  );
  const moments = zones.flatMap((zone) =>
    [...months, ...changesOf(zone, years).flatMap((at) => [at - 60_000, at])].map((at) => ({ zone, at })),
  );
  const icu = icuClock(null).wallOf(moments);
  const theirs = python.wallOf(moments);
  return new Set(moments.filter((_, i) => icu[i] !== theirs[i]).map(({ zone }) => zone));
}
