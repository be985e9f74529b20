/** Runs a golden transcript on a calendar of its own and tells what came of it, against its labels. */
import { randomUUID } from 'node:crypto';
import type { Proposal } from '#shared/conversation/proposal.ts';
import type { Change } from '#shared/schedule/change.ts';
import { titleMatch } from '#shared/schedule/title-match.ts';
import { wallToInstant } from '#shared/schedule/wall-clock.ts';
import { readLog } from '#server/db/read-schedule.ts';
import { findConversation } from '#server/domain/conversation/find-conversation.ts';
import { listSuggestions } from '#server/domain/conversation/suggestions.ts';
import { proof } from '#server/proof.ts';
import type { testDesk } from '#server/testing/test-desk.ts';
import type { GoldenProposal, GoldenTranscript } from '../sets/load-transcripts.testing.ts';
import { applyProposals } from './apply-proposals.ts';
import type { Applied, ApplyDeps } from './apply-proposals.ts';

type Desk = Awaited<ReturnType<typeof testDesk>>;

export type GoldenRun = {
  applied: Applied;
  /** Writes that no label asks for, or a second copy of one. */
  unsupported: string[];
  /** Labels `apply` that were not done. */
  missed: string[];
  /** Labels `ask` without a question. */
  unasked: string[];
  /** Questions about what should come to nothing. */
  idle: string[];
  wanted: { apply: number; ask: number };
  changes: Change[];
  /** Labels `apply` that were neither done nor asked. */
  lost: string[];
};

export async function runGolden(
  desk: Desk,
  golden: GoldenTranscript,
  proposals: Proposal[],
): Promise<GoldenRun> {
  const person = await desk.addPerson(golden.timeZone);
  desk.clock.set(golden.now);
  const talk = await desk.addConversation(person);
  await desk.pools.system.query('update conversations set time_zone = $2, started_at = $3 where id = $1', [
    talk.id,
    golden.timeZone,
    golden.now,
  ]);
  const conversation = { ...talk, timeZone: golden.timeZone };
  const argsOf = (event: { title: string; date: string; start?: string; end?: string }) => ({
    title: event.title,
    date: event.date,
    ...(event.start === undefined
      ? { all_day: true }
      : { start_time: event.start, ...(event.end === undefined ? {} : { end_time: event.end }) }),
    time_zone: golden.timeZone,
  });
  for (const event of golden.existing)
    await desk.call(
      'add_event',
      { ...argsOf(event), allow_overlap: true },
      { byHand: true, personId: person },
    );
  for (const change of golden.live) {
    desk.clock.set(change.at);
    const options = { conversation, personId: person, channel: 'tavus-tools' as const };
    if (change.action === 'add') await desk.call('add_event', argsOf(change), options);
    else if (change.action === 'remove') await desk.call('remove_event', { event: change.title }, options);
    else
      await desk.call(
        'move_event',
        { event: change.title, to_date: change.date, to_time: change.start },
        options,
      );
  }
  desk.clock.set(new Date(Date.parse(golden.transcript.at(-1)?.at ?? golden.now) + 4_000).toISOString());
  const found = await findConversation(desk.deps, { personId: person, conversationId: talk.id });
  if (!found) throw new Error('the talk is not there');
  const deps: ApplyDeps = { ...desk.deps, announceConversation: () => {} };
  const groupId = randomUUID();
  const apply = () =>
    applyProposals(deps, {
      proof: proof({ kind: 'inbox', personId: person, conversationId: talk.id, eventId: 'e' }),
      conversation: { ...found, hasEnded: true },
      talk: golden.transcript,
      proposals,
      groupId,
    });
  const written = async () => {
    const log = await readLog(desk.pools.app, { owner: person, after: 0, limit: 1_000 });
    return (log?.changes ?? []).filter(({ who }) => who.channel === 'post-call');
  };
  const applied = await apply();
  const changes = await written();
  const labels = golden.expect.apply.map((label) => ({ label, hits: 0 }));
  const unsupported: string[] = [];
  for (const change of changes) {
    const hit = labels.find(({ label, hits }) => hits === 0 && isOf(change, label, golden.timeZone));
    const event = change.after ?? change.before;
    if (!hit) unsupported.push(`${change.kind} ${event?.title} ${event?.start}`);
    if (hit) hit.hits += 1;
  }
  const asked = await listSuggestions(desk.deps, {
    personId: person,
    conversationId: talk.id,
    onlyOpen: true,
  });
  const isAsked = (label: GoldenProposal) =>
    asked.some(
      ({ quote, summary }) =>
        quote.turn === label.turn && titleMatch(summary, label.title) + titleMatch(label.title, summary) > 0,
    ) || asked.some(({ quote }) => quote.turn === label.turn);
  return {
    applied,
    changes,
    lost: labels.filter(({ hits, label }) => hits === 0 && !isAsked(label)).map(({ label }) => label.title),
    unsupported,
    missed: labels
      .filter(({ hits }) => hits === 0)
      .map(({ label }) => `${label.action} ${label.title} ${label.date ?? ''} ${label.start ?? ''}`),
    unasked: golden.expect.ask
      .filter((label) => !isAsked(label))
      .map(({ title, why }) => `${title} (${why})`),
    idle: golden.expect.nothing
      .filter(({ reason }) => !['undecided', 'own-remark'].includes(reason))
      .filter((label) =>
        asked.some(
          ({ quote }) =>
            quote.turn === label.turn &&
            quote.text.toLowerCase().replaceAll(/\W/g, '') ===
              label.quote.toLowerCase().replaceAll(/\W/g, ''),
        ),
      )
      .map(({ title, reason }) => `${title} (${reason})`),
    wanted: { apply: labels.length, ask: golden.expect.ask.length },
  };
}

function isOf(change: Change, label: GoldenProposal, zone: string): boolean {
  const event = change.after ?? change.before;
  if (!event) return false;
  if (titleMatch(event.title, label.title) === 0 && titleMatch(label.title, event.title) === 0) return false;
  for (const detail of ['place', 'notes'] as const) {
    const [is, wanted] = [event[detail], label[detail]];
    if (wanted === undefined || (is === undefined && label.action !== 'update')) continue;
    if (titleMatch(is ?? '', wanted) === 0) return false;
  }
  if (label.action === 'remove')
    return change.kind === 'remove' && (label.date === undefined || event.wall.start.date === label.date);
  if (change.kind === 'remove' || (label.action === 'add') !== (change.kind === 'add')) return false;
  if (label.date !== undefined && label.start !== undefined) {
    const at = wallToInstant({ date: label.date, time: label.start }, label.timeZone ?? zone);
    if (Date.parse(event.start) !== Date.parse(at)) return false;
  } else if (label.date !== undefined && event.wall.start.date !== label.date) return false;
  if (label.end === undefined) return true;
  const end = wallToInstant(
    { date: label.endDate ?? label.date ?? '', time: label.end },
    label.endTimeZone ?? label.timeZone ?? zone,
  );
  return Date.parse(event.end) === Date.parse(end);
}
