/**
 * What the claims set stands on: every scenario is run through the real tools on a calendar of its
 * own, and `scenarios.jsonl` is what they answered. After a change of answers, `vitest run -u` on this
 * file writes it again; then read the labels of `claims-independent.jsonl` again, too.
 */
import { expect, it } from 'vitest';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { wallToInstant } from '#shared/schedule/wall-clock.ts';
import type { KnownOutcome } from '#server/agent/claims/speech-facts.ts';
import { readSchedule } from '#server/db/read-schedule.ts';
import { testDesk } from '#server/testing/test-desk.ts';
import type { Scenario } from './load-sets.testing.ts';
import type { ScenarioScript } from './scenario-script.testing.ts';
import { bookingScripts } from './scenario-scripts-booking.testing.ts';
import { actScripts } from './scenario-scripts-acts.testing.ts';
import { edgeScripts } from './scenario-scripts-edges.testing.ts';
import { readScripts } from './scenario-scripts-reads.testing.ts';
import { refusalScripts } from './scenario-scripts-refusals.testing.ts';
import { talkScripts } from './scenario-scripts-talks.testing.ts';

type Desk = Awaited<ReturnType<typeof testDesk>>;

const allScripts = [
  ...actScripts,
  ...readScripts,
  ...refusalScripts,
  ...talkScripts,
  ...edgeScripts,
  ...bookingScripts,
];

it('keeps the scenarios as the tools really answer them', { timeout: 300_000 }, async () => {
  const scenarios: Scenario[] = [];
  await using desk = await testDesk({ now: '2026-11-20T08:00:00Z' });
  for (const script of allScripts) scenarios.push(withStableIds(await play(desk, script)));
  expect(scenarios.length).toBeGreaterThanOrEqual(40);
  const lines = scenarios.map((scenario) => `${JSON.stringify(scenario)}\n`);
  await expect(lines.join('')).toMatchFileSnapshot('scenarios.jsonl');
});

/** Each scenario is a person of its own: one database does for all. */
async function play(desk: Desk, script: ScenarioScript): Promise<Scenario> {
  const { now, timeZone } = script;
  const steps = script.steps ?? [];
  const personId = await desk.addPerson(timeZone);
  const conversation = { ...(await desk.addConversation(personId)), timeZone };
  desk.clock.set(steps[0]?.at ?? now);
  if (script.hour12 === false) {
    await desk.pools.system.query('update settings set hour12 = false where owner_id = $1', [personId]);
  }
  for (const args of script.before ?? []) {
    const outcome = await desk.call('add_event', args, { byHand: true, personId });
    expect(outcome, `${script.id}: ${JSON.stringify(args)}`).toMatchObject({ kind: 'done' });
  }
  const outcomes: KnownOutcome[] = [...(script.written ?? [])];
  for (const { tool, args, at = now, isThisTurn = true, byHand, isHeard } of steps) {
    desk.clock.set(at);
    if (isHeard) await desk.said(heardAt(script.personWords, isThisTurn), conversation);
    const outcome = await desk.call(tool, args, {
      personId,
      conversation,
      ...(byHand ? { byHand } : {}),
    });
    if (!byHand) outcomes.push({ tool, isThisTurn, at, outcome });
  }
  const span = script.outline
    ? {
        from: wallToInstant({ date: script.outline.from }, timeZone),
        to: wallToInstant({ date: script.outline.to }, timeZone),
      }
    : null;
  return {
    id: script.id,
    now,
    timeZone,
    hour12: script.hour12 ?? true,
    language: 'en',
    personWords: script.personWords,
    outcomes,
    outline: span ? await eventsIn(desk, { owner: personId, ...span }) : [],
    outlineSpan: span,
  };
}

/** The last words, or for a step of the turn before those that came before them. */
const heardAt = (personWords: string[], isThisTurn: boolean): string =>
  (isThisTurn ? personWords.at(-1) : personWords.at(-2)) ?? '';

async function eventsIn(
  desk: Desk,
  span: { owner: string; from: string; to: string },
): Promise<ScheduleEvent[]> {
  return (await readSchedule(desk.pools.app, span))?.events ?? [];
}

/** Ids are random in every run: numbered in the order in which they appear. */
function withStableIds(scenario: Scenario): Scenario {
  const ids = new Map<string, string>();
  const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
  const text = JSON.stringify(scenario).replace(uuid, (id) => {
    const stable = ids.get(id) ?? `00000000-0000-4000-8000-${String(ids.size + 1).padStart(12, '0')}`;
    ids.set(id, stable);
    return stable;
  });
  return JSON.parse(text) as Scenario;
}
