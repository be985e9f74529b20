/**
 * Reads and plays `everyday-talks.txt`: each talk with a person of its own, so that one desk serves
 * them all.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { addDays } from '#shared/schedule/wall-clock.ts';
import { readSchedule } from '#server/db/read-schedule.ts';
import { proof } from '#server/proof.ts';
import type { ReplyTurn } from './reply.ts';
import type { replyDesk } from './reply-desk.testing.ts';

type Desk = Awaited<ReturnType<typeof replyDesk>>;
type Line = { says: string; answers: { pattern: RegExp; isWanted: boolean }[] };
export type Talk = { name: string; before: string[]; lines: Line[]; after: string[] };
export type Played = { wrong: string[]; script: string };

const start = '2026-11-20T09:00:00Z';

export const everydayTalks = (): Talk[] =>
  readTalks(readFileSync(join(import.meta.dirname, 'everyday-talks.txt'), 'utf8'));

export function readTalks(text: string): Talk[] {
  return text
    .split(/\n{2,}/)
    .map((block) => block.split('\n').filter((line) => line !== '' && !line.startsWith('#')))
    .filter((block) => block.length > 1)
    .map(([name = '', ...rest]) => readTalk(name, rest));
}

function readTalk(name: string, rest: string[]): Talk {
  const talk: Talk = { name, before: [], lines: [], after: [] };
  for (const line of rest) {
    const [, sign = '', value = ''] = /^(\+|>|<|!<|=) (.*)$/.exec(line) ?? [];
    if (sign === '+') talk.before.push(value);
    else if (sign === '=') talk.after.push(value);
    else if (sign === '>') talk.lines.push({ says: value.replaceAll('\\n', '\n'), answers: [] });
    else if (sign === '') throw new Error(`${name}: ${line}`);
    else talk.lines.at(-1)?.answers.push({ pattern: new RegExp(value, 'is'), isWanted: sign === '<' });
  }
  if (talk.after.length === 0) talk.after = talk.before.map((event) => event.replace(/ [@&] .*$/, ''));
  return talk;
}

export async function playTalk(desk: Desk, talk: Talk): Promise<Played> {
  desk.clock.set(start);
  const person = await desk.addPerson('Europe/Berlin');
  const conversation = await desk.addConversation(person);
  for (const event of talk.before) {
    const outcome = await desk.call('add_event', argumentsOf(event), { byHand: true, personId: person });
    if (outcome.kind !== 'done') throw new Error(`${talk.name}: ${event}: ${outcome.say}`);
  }
  const history: ReplyTurn['history'] = [];
  const wrong: string[] = [];
  const script: string[] = [];
  for (const [index, { says, answers }] of talk.lines.entries()) {
    const { text } = await desk.reply(says, {
      conversation: {
        ...conversation,
        brain: 'custom-llm',
        persona: 'scheduling',
        language: 'en',
        continuesId: null,
        personTurns: index + 1,
      },
      proof: proof({ kind: 'session', personId: person, sessionId: 'test' }),
      turnId: `${conversation.id} ${index}`,
      history: [...history],
      personTurns: index + 1,
    });
    history.push({ role: 'user', text: says });
    if (text.trim() !== '') history.push({ role: 'agent', text });
    script.push(`> ${says}`, `  ${text}`);
    if (text.trim() === '') wrong.push(`nothing was said to “${says}”`);
    for (const { pattern, isWanted } of answers)
      if (pattern.test(text) !== isWanted)
        wrong.push(`${isWanted ? 'said' : 'said, and should not have,'} ${pattern.source}`);
  }
  const events = await eventsOf(desk, person);
  wrong.push(...differences(events, talk.after));
  return { wrong, script: [...script, ...events.map((event) => `  = ${told(event)}`)].join('\n') };
}

async function eventsOf(desk: Desk, owner: string): Promise<ScheduleEvent[]> {
  const look = await readSchedule(desk.pools.app, {
    owner,
    from: '1970-01-01T00:00:00Z',
    to: '2027-02-01T00:00:00Z',
  });
  const seen = new Set<string>();
  // Of something that repeats only its first.
  return (look?.events ?? []).filter(({ series }) => {
    if (series === undefined) return true;
    const isFirst = !seen.has(series.id);
    seen.add(series.id);
    return isFirst;
  });
}

/** "Gym 11-21 08:00-09:00 ~ ! 15 @ Studio 5"; the wave for what repeats. */
function told({ title, wall, allDay, reminders, place, series }: ScheduleEvent): string {
  const { start: from, end: to } = wall;
  const last = addDays(to.date, -1).slice(5);
  const when = allDay
    ? `${from.date.slice(5)}${last === from.date.slice(5) ? ' all day' : `..${last}`}`
    : `${from.date.slice(5)} ${from.time ?? ''}-${to.time ?? ''}`;
  const bells = reminders.length === 0 ? '' : ` ! ${reminders.toSorted((a, b) => a - b).join(',')}`;
  const repeats = series === undefined ? '' : ' ~';
  return `${title} ${when}${repeats}${bells}${place === undefined ? '' : ` @ ${place}`}`;
}

function differences(events: readonly ScheduleEvent[], expected: readonly string[]): string[] {
  const left = events.map(told);
  const missing = expected.filter((line) => {
    if (line === 'none') return false;
    const at = left.findIndex((one) => fits(one, line));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [...missing.map((line) => `not stored: ${line}`), ...left.map((line) => `stored too: ${line}`)];
}

/** A place is compared only where one is expected; a star stands for any time. */
function fits(stored: string, expected: string): boolean {
  if (expected.endsWith(' *')) return stored.startsWith(expected.slice(0, -1));
  return (expected.includes(' @ ') ? stored : stored.replace(/ @ .*$/, '')) === expected;
}

function argumentsOf(event: string): Record<string, unknown> {
  const match =
    /^(.+?) (\d\d-\d\d) (?:all day|(\d\d:\d\d)-(\d\d:\d\d))(?: ! ([\d,]+))?(?: @ (.+?))?(?: & (.+))?$/.exec(
      event,
    );
  if (!match) throw new Error(event);
  const [, title, day, from, to, bells, place, guest] = match;
  return {
    title,
    date: `2026-${day}`,
    ...(from === undefined ? { all_day: true } : { start_time: from, end_time: to }),
    ...(bells === undefined ? {} : { remind_minutes_before: bells.split(',').map(Number) }),
    ...(place === undefined ? {} : { place }),
    ...(guest === undefined ? {} : { guests: [guest] }),
    allow_overlap: true,
  };
}
