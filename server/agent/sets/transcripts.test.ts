/** The golden transcripts load, their quotes are there, and what should be applied can be applied. */
import { describe, expect, it } from 'vitest';
import { loadTranscripts } from './load-transcripts.testing.ts';
import type { GoldenEvent, GoldenProposal, GoldenTranscript } from './load-transcripts.testing.ts';

const independent = loadTranscripts();
const others = (['held-out', 'second-look', 'third', 'fourth', 'fifth', 'sixth', 'seventh'] as const).flatMap(
  (set) => loadTranscripts(set),
);
const transcripts = [...independent, ...others];
const proposalsOf = ({ expect: { apply, ask, nothing } }: GoldenTranscript) => [...apply, ...ask, ...nothing];

describe('the golden transcripts', () => {
  it('are at least 34, of all sorts, three of them an hour long', () => {
    expect(independent.length).toBeGreaterThanOrEqual(34);
    expect(others.length).toBeGreaterThanOrEqual(93);
    expect(new Set(transcripts.map(({ id }) => id)).size).toBe(transcripts.length);
    const tags = new Set(transcripts.flatMap((one) => one.tags));
    for (const tag of [
      'correction',
      'retraction',
      'what-if',
      'third-party',
      'two-zones',
      'sarcasm',
      'repeated',
      'already-done',
      'conflict',
      'vague',
      'hostile',
    ]) {
      expect(tags, tag).toContain(tag);
    }
    const long = transcripts.filter((one) => one.transcript.length >= 150);
    expect(long.length).toBeGreaterThanOrEqual(3);
    for (const one of long) expect(lengthInMinutes(one), one.id).toBeGreaterThanOrEqual(55);
  });

  it('go forward in time', () => {
    for (const { id, now, transcript, live } of transcripts) {
      const times = [now, ...transcript.map(({ at }) => at)].map((at) => Date.parse(at));
      expect(times, id).toEqual(times.toSorted((a, b) => a - b));
      for (const { at } of live) expect(Date.parse(at), id).toBeGreaterThanOrEqual(Date.parse(now));
    }
  });

  it('rest on words that were said in the turn they name', () => {
    for (const one of transcripts) {
      for (const proposal of proposalsOf(one)) {
        const quotes = [
          proposal,
          ...(proposal.support ?? []),
          ...('agreedBy' in proposal ? [proposal.agreedBy] : []),
        ];
        for (const { turn, quote } of quotes) expect(one.transcript[turn]?.text, one.id).toContain(quote);
        const words = quotes.map(({ quote }) => quote).join('\n');
        for (const said of Object.values(proposal.words ?? {})) expect(words, one.id).toContain(said);
      }
    }
  });

  it('have dates, clocks and zones that exist, and weekdays that are those said', () => {
    for (const one of transcripts) {
      for (const { date, start, end } of [...one.existing, ...one.live, ...proposalsOf(one)]) {
        if (date !== undefined) expect(Temporal.PlainDate.from(date).toString(), one.id).toBe(date);
        for (const clock of [start, end]) {
          if (clock !== undefined)
            expect(Temporal.PlainTime.from(clock).toString().slice(0, 5), one.id).toBe(clock);
        }
      }
      for (const { date, words } of one.expect.apply) {
        const weekday = /\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/.exec(words?.date ?? '')?.[0];
        if (weekday !== undefined && date !== undefined) expect(weekdayOf(date), one.id).toBe(weekday);
      }
    }
  });

  it('would apply nothing that is over, and nothing that clashes with what stands', () => {
    for (const one of transcripts) {
      const standing = standingAfter(one);
      for (const proposal of one.expect.apply.filter(({ action }) => action === 'add' || action === 'move')) {
        const stretch = stretchOf(proposal, one.timeZone);
        if (!stretch) continue;
        expect(stretch.from, `${one.id}: ${proposal.title}`).toBeGreaterThan(Date.parse(one.now));
        const hit = standing.filter((event) => {
          const other = stretchOf(event, one.timeZone);
          return (
            other !== null &&
            event.title.toLowerCase() !== proposal.title.toLowerCase() &&
            other.from < stretch.to &&
            other.to > stretch.from
          );
        });
        expect(hit, `${one.id}: ${proposal.title}`).toEqual([]);
      }
    }
  });
});

function lengthInMinutes({ now, transcript }: GoldenTranscript): number {
  return (Date.parse(transcript.at(-1)?.at ?? now) - Date.parse(now)) / 60_000;
}

function weekdayOf(date: string): string {
  return Temporal.PlainDate.from(date).toLocaleString('en', { weekday: 'long' });
}

function standingAfter({ existing, live, expect: { apply } }: GoldenTranscript): GoldenEvent[] {
  const gone = new Set(
    [...live, ...apply]
      .filter(({ action }) => action === 'remove')
      .map(({ title, date }) => `${title} ${date}`),
  );
  // What is asked to be elsewhere is in nothing's way where it was.
  const moved = new Set(
    apply.filter(({ action }) => action === 'move').map(({ title }) => title.toLowerCase()),
  );
  return [...existing, ...live].filter(
    ({ title, date }) => !gone.has(`${title} ${date}`) && !moved.has(title.toLowerCase()),
  );
}

/** Milliseconds; null for whole days. What has no end takes an hour. */
function stretchOf(event: GoldenEvent | GoldenProposal, zone: string): { from: number; to: number } | null {
  if (event.date === undefined || event.start === undefined) return null;
  const { timeZone = zone, endTimeZone = timeZone, endDate = event.date } = event as GoldenProposal;
  const at = (date: string, clock: string, where: string) =>
    Temporal.PlainDateTime.from(`${date}T${clock}`).toZonedDateTime(where).epochMilliseconds;
  const from = at(event.date, event.start, timeZone);
  return { from, to: event.end === undefined ? from + 3_600_000 : at(endDate, event.end, endTimeZone) };
}
