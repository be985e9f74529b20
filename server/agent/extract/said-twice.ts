/**
 * Holds what the proposals of one talk come to against each other: the same wish said again, one by
 * another name at the same time, and a remark about what is done or asked anyway are no second wish.
 * Two clocks of one name are told apart by `without-twins.ts`.
 */
import { isSameTitle } from './already-done.ts';
import { asked, nothing } from './weighed.ts';
import type { Weighed } from './weighed.ts';

/** The same once more: said again, in another zone's clock, or by a shorter name. */
export function isRepeated(one: Weighed, before: readonly Weighed[]): boolean {
  if (one.kind === 'nothing') return false;
  return before.some((other) => {
    if (other.kind === 'nothing' || other.wish.tool !== one.wish.tool) return false;
    if (one.event?.id !== other.event?.id) return false;
    if (one.event === null && !isSameTitle(one.proposal.title, other.proposal.title)) return false;
    const [a, b] = [startOf(one), startOf(other)];
    // What was not understood then may be said plainly now.
    if (other.kind === 'ask' && other.why === 'unsure' && !(one.kind === 'ask' && a !== null && a === b))
      return false;
    // "Pilates at seven?" "Actually half past seven": what was left open is said now.
    if (isOpen(other) && isNewer(one, other)) return false;
    // Two details of one event are two wishes, wherever it stands.
    if (one.wish.tool === 'update_event')
      return JSON.stringify(one.wish.arguments) === JSON.stringify(other.wish.arguments);
    if (a !== null && b !== null) return Date.parse(a) === Date.parse(b);
    return a === b || one.kind === 'ask';
  });
}

/** A question that knows no time yet. */
export const isOpen = (one: Weighed): boolean => one.kind === 'ask' && !('start' in one.wish);

/** It rests on the words of the other too, or is said later of the same event. */
function isNewer(one: Weighed, other: Weighed): boolean {
  if (one.kind === 'nothing' || other.kind === 'nothing' || one.quote.turn <= other.quote.turn) return false;
  const isOfBoth = one.proposal.support.some(({ turn }) => turn === other.quote.turn);
  return isOfBoth || (one.event !== null && one.event.id === other.event?.id);
}

/** At the very time of another wish: the same by another name, or in its way. That is asked. */
export function notTwice(one: Weighed, before: readonly Weighed[]): Weighed {
  const start = startOf(one);
  if (one.kind !== 'do' || one.wish.tool !== 'add_event' || start === null) return one;
  const isTwice = before.some(
    (other) =>
      other.kind === 'ask' &&
      startOf(other) === start &&
      other.quote.turn !== one.quote.turn &&
      !isSameTitle(other.proposal.title, one.proposal.title),
  );
  if (!isTwice) return one;
  return asked(one, 'Something else was asked for at that time. Do you want this as well?');
}

/** A remark about what is done or asked anyway is no second question. */
export function withoutEchoes(weighed: readonly Weighed[]): Weighed[] {
  return weighed.map((one, index) => {
    if (one.kind !== 'ask') return one;
    const isSaidLater = weighed.some(
      (other) =>
        other.kind !== 'nothing' && other.wish.tool === one.wish.tool && isOpen(one) && isNewer(other, one),
    );
    if (isSaidLater) return nothing(one.proposal, 'repeated');
    if (one.why !== 'unsure') return one;
    const hasBetter = weighed.some(
      (other, at) =>
        other !== one &&
        other.kind !== 'nothing' &&
        isSameTitle(other.proposal.title, one.proposal.title) &&
        (other.kind === 'do' ||
          other.why !== 'unsure' ||
          (at > index && other.wish.tool === one.wish.tool && other.quote.turn > one.quote.turn)),
    );
    return hasBetter ? nothing(one.proposal, 'repeated') : one;
  });
}

function startOf(one: Weighed): string | null {
  if (one.kind === 'nothing') return null;
  return 'start' in one.wish && typeof one.wish.start === 'string' ? one.wish.start : null;
}
