/**
 * "While you were away": what was changed since a version by anything but the person's own hand, one
 * line an act, newest first, each with what takes it back.
 */
import type { Pool } from 'pg';
import type { Change, Channel } from '#shared/schedule/change.ts';
import { sayChange } from '#shared/schedule/say-outcome.ts';
import type { AsPerson } from '#server/db/as-person.ts';
import { readLog, readSchedule } from '#server/db/read-schedule.ts';
import { nowInstant } from '#server/clock.ts';
import type { Clock } from '#server/clock.ts';
import { titlesOfTalks } from './titles-of-talks.ts';

export type DigestLine = {
  groupId: string;
  /** The way it came. */
  channel: Channel;
  /** Why it was changed, one sentence without a name of anybody. */
  why: string;
  conversationId: string | null;
  conversationTitle: string | null;
  say: string;
  at: string;
  changes: Change[];
  /** An undo that still stands took it back. */
  isTakenBack: boolean;
};

export type Digest = { version: number; lines: DigestLine[]; more: boolean };

const most = 500;

const whys: Record<Channel, string> = {
  panel: 'You did this in another window.',
  'tavus-tools': 'Agreed in a call.',
  'daily-relay': 'Agreed in a call.',
  'custom-llm': 'Agreed in a call.',
  chat: 'Agreed in a chat.',
  phone: 'Agreed on the phone.',
  sms: 'Agreed by SMS.',
  'post-call': 'Said in a call and added after it.',
  'cal-events': 'It changed at Cal.com.',
  zones: 'The rules of its time zone changed; its time of day stays.',
};

/** Null when the person has no calendar. `withPanel` also tells of the person's own hand on other devices. */
export async function readDigest(
  deps: { pools: { app: Pool }; asPerson: AsPerson; clock: Clock },
  asked: { personId: string; since: number; withPanel: boolean },
): Promise<Digest | null> {
  const look = await readSchedule(deps.pools.app, { owner: asked.personId });
  const log = await readLog(deps.pools.app, { owner: asked.personId, after: asked.since, limit: most });
  if (!look || !log) return null;
  const undone = new Set<number>();
  for (const { version, undoOf } of log.changes.toReversed())
    if (undoOf !== undefined && !undone.has(version)) undone.add(undoOf);
  const groups = Map.groupBy(log.changes, ({ groupId }) => groupId);
  const teller = {
    now: nowInstant(deps.clock),
    timeZone: look.timeZone ?? 'UTC',
    hour12: look.hour12,
    locale: look.locale,
  };
  const titles = await titlesOfTalks(
    deps,
    asked.personId,
    log.changes.flatMap(({ conversationId }) => conversationId ?? []),
  );
  const lines = [...groups.entries()].flatMap(([groupId, changes]): DigestLine[] => {
    const [first] = changes;
    if (!first || (first.who.channel === 'panel' && !asked.withPanel)) return [];
    const says = changes.flatMap(({ kind, before, after }) => {
      const event = after ?? before;
      return event ? [sayChange(kind, event, teller)] : [];
    });
    return [
      {
        groupId,
        channel: first.who.channel,
        why: first.undoOf === undefined ? whys[first.who.channel] : 'Taken back.',
        conversationId: first.conversationId,
        conversationTitle: first.conversationId === null ? null : (titles.get(first.conversationId) ?? null),
        say: says.join(' '),
        at: first.at,
        changes: changes.map(({ groupId: _group, conversationId: _talk, ...change }) => change),
        isTakenBack: changes.every(({ version }) => undone.has(version)),
      },
    ];
  });
  return { version: log.version, lines: lines.toReversed(), more: log.changes.length === most };
}
