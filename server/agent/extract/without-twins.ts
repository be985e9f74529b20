/**
 * One name twice on one day at two clocks: mostly one wish read twice, in another place's clock or as
 * it was before it was put right. Where the same words were read, those who read more of them count;
 * else nobody knows which it is, and both are asked. So are two different things at one time.
 */
import { isSameTitle } from './already-done.ts';
import type { Weighed } from './weighed.ts';

type ToDo = Extract<Weighed, { kind: 'do' }>;

export const twinQuestion = 'You spoke of it at two times. Do you want it at this one?';

export const rivalQuestion = 'Something else was wanted at the same time. Do you want this?';

/** Two different things to begin at once: one of them was a joke, put off or not heard right. */
export function rivalsIn(weighed: readonly Weighed[]): ReadonlySet<Weighed> {
  const adds = addsIn(weighed);
  return new Set(
    adds.filter((one) =>
      adds.some(
        (other) =>
          other.wish.start === one.wish.start &&
          other.quote.turn !== one.quote.turn &&
          !isSameTitle(one.proposal.title, other.proposal.title),
      ),
    ),
  );
}

const addsIn = (weighed: readonly Weighed[]): ToDo[] =>
  weighed.filter((one): one is ToDo => one.kind === 'do' && one.wish.tool === 'add_event');

/** Of those that would be done, the ones to ask about. */
export function twinsIn(weighed: readonly Weighed[]): ReadonlySet<Weighed> {
  const adds = addsIn(weighed);
  return new Set(
    adds.filter((one) =>
      adds.some((other) => {
        if (other === one || !isTwin(one, other)) return false;
        const [own, others] = [one.quote, other.quote];
        const isOneText = own.turn === others.turn && own.from < others.to && others.from < own.to;
        return !isOneText || own.text.length <= others.text.length;
      }),
    ),
  );
}

function isTwin(one: ToDo, other: ToDo): boolean {
  return (
    isSameTitle(one.proposal.title, other.proposal.title) &&
    one.wish.arguments['date'] === other.wish.arguments['date'] &&
    one.wish.start !== other.wish.start
  );
}
