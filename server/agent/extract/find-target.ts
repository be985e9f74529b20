/** What a proposal comes to on the calendar: the arguments of a tool, and the event it is about. */
import type { Proposal } from '#shared/conversation/proposal.ts';
import { readDateWords } from '#shared/language/read-words.ts';
import type { Change } from '#shared/schedule/change.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { isNamed, saidIn, tellingWords } from '#server/domain/consent/said-content.ts';
import { resolveEvent } from '#server/domain/schedule/resolve-event.ts';
import type { Snapshot } from '#server/domain/schedule/snapshot.ts';
import { wasRemovedLive } from './already-done.ts';
import type { Evidence } from './evidence.ts';
import { resolveAdd, resolveEdit } from './resolve-wish.ts';
import type { Resolved } from './resolve-wish.ts';

export async function findTarget(
  proposal: Proposal,
  evidence: Evidence,
  given: {
    snapshot: Snapshot;
    context: { now: string; timeZone: string; locale: string };
    live: readonly Change[];
  },
): Promise<{ wish: Resolved; event: ScheduleEvent | null } | { nothing: 'done' | 'no-such-event' }> {
  const { snapshot, context } = given;
  if (proposal.action === 'add') return { wish: resolveAdd(proposal, evidence, context), event: null };
  const on = proposal.on ?? (proposal.action === 'remove' ? proposal.day : null);
  const day = on === null ? null : readDateWords(on, context);
  const find = (title: string) =>
    resolveEvent(snapshot, { event: title, ...(day?.kind === 'date' ? { on: day.date } : {}) });
  const title = spokenTitle(proposal.title, evidence);
  const found = await find(title);
  const bare = title.replace(anyKind, ' ').trim();
  const isOnlyKind = 'kind' in found && found.kind === 'not-found' && bare !== '' && bare !== title;
  const event = isOnlyKind ? await find(bare) : found;
  if (!('kind' in event)) return { wish: resolveEdit(proposal, evidence, { context, event }), event };
  if (event.kind === 'not-found')
    return { nothing: wasRemovedLive(proposal.title, given.live) ? 'done' : 'no-such-event' };
  const tool = { move: 'move_event', update: 'update_event', remove: 'remove_event' }[proposal.action];
  const [first] = event.choices;
  const example = first?.event ? resolveEdit(proposal, evidence, { context, event: first.event }) : null;
  const args = { ...example?.arguments, event: proposal.title };
  return {
    wish: {
      kind: 'open',
      tool,
      arguments: args,
      why: 'ambiguous',
      question: event.question,
      choices: event.choices,
    },
    event: null,
  };
}

/** "The thing with Lars": what it is, nobody said. */
const anyKind = /\b(?:the )?(?:thing|thingy|one|stuff|business|matter) (?:with|about|for) \b/gi;

/** Only what was said of it: whoever extracts may know more titles than the person named. */
function spokenTitle(title: string, { all }: Evidence): string {
  const said = saidIn(all.map(({ text }) => text));
  const words = title.split(/\s+/).filter((word) => tellingWords(word).length === 0 || isNamed(word, said));
  return tellingWords(words.join(' ')).length > 0 ? words.join(' ') : title;
}
