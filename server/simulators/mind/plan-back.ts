/** What is said of things that were just done or told: taken back, both of them, the second one. */
import type { Known, Plan, Recalled } from './known.ts';
import { call } from './known.ts';
import { changesOf, listedLast } from './told-events.ts';
import type { ToldEvent } from './told-events.ts';
import type { Understood } from './understand.ts';

const everything =
  /^(?:(?:please|ok|okay|no|oh|sorry|wait|actually|can you|could you)[\s,]+)*(?:(?:undo|take back|revert|roll back) (?:everything|all|(?:it|that|this) all)\b|(?:take|put|roll) (?:(?:it|that|this|them) all|everything|all of (?:it|that|this|them)) back\b)(?! (?:on|for|from|at)\b)/i;

/** Taken back in other words: "that was a mistake", "no wait, keep it", "add it again" after it went. */
export function planBack(words: string, last: Recalled | null): Plan | null {
  const said = words
    .trim()
    .replace(/[.!…]+$/, '')
    .replaceAll('’', "'");
  if (everything.test(said)) return call('undo_change', { all: true });
  if (
    /^(?:please )?(?:take back|undo|reverse|revert|cancel) (?:the |my |your )?(?:last|latest|previous) (?:thing|change|action|step|move|bit)(?: (?:you|i) (?:did|said|made))?$/i.test(
      said,
    )
  )
    return call('undo_change', {});
  if (/^(?:please )?take (?:the |that )?last (?:one|thing) back$/i.test(said)) return call('undo_change', {});
  const changes = changesOf(last?.outcome ?? null);
  if (changes.length === 0) return null;
  const isMistake =
    /^(?:(?:oh|no|oops|whoops|sorry|wait|ah)[\s,]+)*(?:(?:that|this|it) was (?:a mistake|an accident|wrong|not (?:right|what i (?:meant|wanted)))|i (?:didn't|did not) (?:mean|want) (?:that|it|to(?: do that)?)|my mistake|oops|wrong one)$/i;
  const isKept =
    /^(?:(?:no|nope|wait|actually|oh|stop|sorry|please)[\s,]+)*(?:keep (?:it|that|them)|(?:add|put) (?:it|that|them) (?:again|back(?: in)?|in again|on again)|bring (?:it|that|them) back)\b/i;
  const isOther =
    /^(?:and |also )*(?:the )?(?:other|previous|earlier)(?: (?:one|change))?(?: too| as well| also)?$|^(?:and )?(?:the one before)(?: that)?(?: too)?$|^once more$/i;
  if (last?.tool === 'undo_change' && isOther.test(said)) return call('undo_change', {});
  const wasRemoved = changes.at(-1)?.kind === 'remove';
  return isMistake.test(said) || (wasRemoved && isKept.test(said)) ? call('undo_change', {}) : null;
}

/** "Move both an hour later", after two were stored one after the other. */
export function planBoth(words: string, known: Known): Plan | null {
  const found =
    /^((?:(?:please|and|now|can you)[\s,]+)*(?:move|push|shift|postpone|bring|cancel|delete|remove)) (?:(?:both|all|all three|all two)(?: of)? (?:them|those|these)|both|them both|them all|them|these|those)\b(.*)$/i.exec(
      words,
    );
  const changed = known.calls.map(({ outcome }) => changesOf(outcome)).filter(({ length }) => length > 0);
  const several = changed.findLastIndex(({ length }) => length > 1);
  const events = changed.slice(several + 1).flatMap(([change]) => change?.event ?? []);
  const newest = new Map(events.map((event) => [event.id, event]));
  const most = /\b(?:both|two)\b/i.test(words) ? 2 : 3;
  const listed = listedLast(known.calls);
  // What was listed since is what "them" are.
  const those = listed.length > 1 ? listed.slice(0, 4) : [...newest.values()].slice(-most);
  if (!found?.[1] || those.length < 2 || those.length > 3) return null;
  const wish = known.understand(`${found[1]} it${found[2] ?? ''}`, known.context).call;
  if (!wish || !['move_event', 'remove_event'].includes(wish.tool)) return null;
  // What goes later makes room for the one before it.
  const isLater = /later$/.test(String(wish.arguments['to_time']));
  const at = ({ start }: ToldEvent) => `${start.date} ${start.time ?? ''}`;
  const inOrder = isLater ? those.toSorted((a, b) => at(b).localeCompare(at(a))) : those;
  return {
    kind: 'call',
    calls: inOrder.map(({ id }) => ({ ...wish, arguments: { ...wish.arguments, event: id } })),
  };
}

/** "Cancel the first one", of what was listed. */
export function planOrdinal(words: string, { call: wish }: Understood, known: Known): Plan | null {
  const listed = listedOrChanged(known);
  const name = wish?.arguments['event'];
  if (!wish || listed.length < 2 || typeof name !== 'string') return null;
  const ordinal =
    /^(?:the )?(first|second|third|fourth|fifth|last)(?: (?:one|event|meeting|thing|appointment))?$/i.exec(
      name,
    )?.[1];
  if (ordinal === undefined) return null;
  const at = ['first', 'second', 'third', 'fourth', 'fifth'].indexOf(ordinal.toLowerCase());
  const event = listed.at(at);
  return event
    ? { kind: 'call', calls: [{ ...wish, arguments: { ...wish.arguments, event: event.id } }] }
    : null;
}

/** What was listed last, or what was stored last one after the other. */
export function listedOrChanged({ calls }: Known): ToldEvent[] {
  const listed = listedLast(calls);
  if (listed.length > 0) return listed;
  const others = calls.findLastIndex(({ outcome }) => changesOf(outcome).length !== 1);
  const events = calls.slice(others + 1).flatMap(({ outcome }) => changesOf(outcome));
  return events.filter(({ kind }) => kind === 'add').map(({ event }) => event);
}
