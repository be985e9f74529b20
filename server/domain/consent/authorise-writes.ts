/**
 * The last thing before a change is committed: may this act do it? A hand may. What the agent does
 * over a clash needs the person's yes to exactly that, and what cannot be traced to the person's
 * own words needs one as well (docs/decisions/026). Whatever a model passes is only its wish.
 */
import type { Conflict, Outcome } from '#shared/outcome.ts';
import { sha256 } from '#server/ids.ts';
import type { Act, ScheduleDeps } from '#server/domain/schedule/act.ts';
import type { Write } from '#server/domain/schedule/perform-act.ts';
import type { Snapshot } from '#server/domain/schedule/snapshot.ts';
import { askConsent } from './ask-consent.ts';
import { meaningHashOf } from './consent.ts';
import { findDoubt } from './find-doubt.ts';
import { findConsent } from './find-consent.ts';
import { readRecentCalls } from './recent-calls.ts';
import { sayWrites } from './say-writes.ts';
import { spendConsent } from './settle-consent.ts';
import { takeYes } from './take-yes.ts';

type Wanted = {
  writes: readonly Write[];
  clash: Conflict | null;
  /** The caller says that the person agreed to the clash. */
  isWanted: boolean;
  /** Why the rule wants the person asked, in a sentence. */
  doubt?: string;
  snapshot: Snapshot;
  /** Hashes this act has spent a yes for. */
  spent: Set<string>;
};

/** Null when it may be written, else what the person has to be told or asked. */
export async function authoriseWrites(deps: ScheduleDeps, act: Act, wanted: Wanted): Promise<Outcome | null> {
  const { clash, isWanted } = wanted;
  const meaning = meaningOf(act, wanted);
  if (act.isByHand && act.confirms === null) return isWanted ? null : clash;
  if (wanted.spent.has(meaning)) return null;
  if (act.confirms !== null) {
    if (await isConfirmed(deps, act, wanted)) return null;
  } else {
    const isDoubted = wanted.doubt !== undefined || (await isUntraced(deps, act, wanted));
    if (!clash && !isDoubted) return null;
    if ((!clash || isWanted) && (await isAgreed(deps, act, { ...wanted, meaning }))) return null;
    return ask(deps, act, { ...wanted, meaning, isDoubted });
  }
  return ask(deps, act, { ...wanted, meaning, isDoubted: false });
}

/** Only where the person's words are seen can a wish be traced to them. */
async function isUntraced(deps: ScheduleDeps, act: Act, { writes, snapshot }: Wanted): Promise<boolean> {
  const { personId, conversationId } = act;
  if (act.words === null || conversationId === null) return false;
  const calls = await readRecentCalls(deps, { personId, conversationId });
  return findDoubt(act, writes, { calls, now: snapshot.now, timeZone: snapshot.timeZone }) !== null;
}

/** The tap was on exactly this; a clash that is gone by now does not matter. */
async function isConfirmed(deps: ScheduleDeps, act: Act, wanted: Wanted): Promise<boolean> {
  const nonce = act.confirms ?? '';
  const asked = await findConsent(deps, { personId: act.personId, nonce });
  if (asked?.state !== 'given') return false;
  const meaning = meaningOf(act, wanted);
  const isSame =
    asked.meaningHash === meaning || (!wanted.clash && asked.meaningHash.startsWith(`${meaning}.`));
  if (!isSame || !(await spendConsent(deps, { personId: act.personId, nonce }))) return false;
  wanted.spent.add(meaning);
  return true;
}

async function isAgreed(
  deps: ScheduleDeps,
  act: Act,
  { meaning, spent }: Wanted & { meaning: string },
): Promise<boolean> {
  const taken = await takeYes(deps, act, meaning);
  if (taken.kind !== 'given') return false;
  if (!(await spendConsent(deps, { personId: act.personId, nonce: taken.nonce }))) return false;
  spent.add(meaning);
  return true;
}

async function ask(
  deps: ScheduleDeps,
  act: Act,
  {
    writes,
    clash,
    snapshot,
    meaning,
    isDoubted,
    doubt = 'Not done yet.',
  }: Wanted & { meaning: string; isDoubted: boolean },
): Promise<Outcome> {
  const what = sayWrites(writes, snapshot.teller);
  const summary = clash
    ? `${what}, anyway, and keep both with ${clash.with.map(({ title }) => title).join(', ')}`
    : what;
  const { nonce } = await askConsent(deps, {
    personId: act.personId,
    conversationId: act.conversationId,
    tool: act.call.tool,
    arguments: act.call.arguments,
    meaningHash: meaning,
    summary,
    irreversible: [],
    askedTurn: act.personTurns ?? 0,
  });
  if (clash && !isDoubted) return { ...clash, nonce };
  return { kind: 'needs-yes', say: `${doubt} ${summary}?`, summary, irreversible: [], nonce };
}

/** What would stand afterwards, without what chance made; behind a dot, what it would lie over. */
function meaningOf(act: Act, { writes, clash }: Wanted): string {
  const what = meaningHashOf(
    act.call.tool,
    writes.map(({ kind, before, after, undoOf }) => {
      const { id: _id, version: _version, source: _source, series, ...left } = after ?? before ?? {};
      const repeats = series && { rule: series.rule, originalStart: series.originalStart };
      return { kind, id: before?.id ?? null, undoOf: undoOf ?? null, left, ...(repeats ? { repeats } : {}) };
    }),
  );
  if (!clash) return what;
  return `${what}.${sha256(
    clash.with
      .map(({ id }) => id)
      .toSorted()
      .join(' '),
  )}`;
}
