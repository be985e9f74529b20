/**
 * Orders that stand in the talk as plain as can be and that whoever read it did not bring up: nothing
 * that was said is to be lost. Only orders to add, and what was promised to somebody, with a name, a
 * day and a clock of their own in one sentence; they are asked about and never done, for nobody but
 * code has read them.
 */
import type { Proposal } from '#shared/conversation/proposal.ts';
import { readEvent } from '#shared/language/read-event.ts';
import { plainText } from '#server/domain/consent/plain-words.ts';
import { evidenceOf } from './evidence.ts';
import { holds } from './find-words.ts';
import { askedKindly, intoCalendar, orderOfIt, orders } from './order-words.ts';
import { promiseIn } from './promises.ts';
import { clocksIn } from './spoken-times.ts';
import { clausesOf, sentencesOf, touching } from './talk.ts';
import type { TalkTurn } from './talk.ts';
import { timesIn } from './without-times.ts';

type UnreadWish = { proposal: Proposal; question: string };

export function unreadWishes(
  talk: readonly TalkTurn[],
  proposals: readonly Proposal[],
  timeZone: string,
): UnreadWish[] {
  const brought = proposals.flatMap((proposal) => evidenceOf(talk, proposal)?.all ?? []);
  return talk.flatMap(({ role, text, at }, turn) => {
    if (role !== 'user') return [];
    const here = brought.filter((quote) => quote.turn === turn);
    return sentencesOf(text).flatMap((sentence) => {
      if (here.some((quote) => touching([sentence], quote).length > 0)) return [];
      const order = orderIn(sentence.text);
      const title = order === null ? null : readEvent(order, { now: at, timeZone }).title;
      if (order !== null && title !== null && title.trim() !== '' && holds(order, title))
        return [{ proposal: asProposal({ turn, text: order }, title), question: missed }];
      const given = promiseIn(sentence.text, at);
      if (given === null) return [];
      return [{ proposal: asProposal({ turn, text: given.text }, given.title), question: promised }];
    });
  });
}

const missed = 'You asked for it, and it was nearly missed. Do you want it on your calendar?';
const promised = 'You gave your word on it. Do you want it on your calendar?';

/** The clause that orders, where it has a time of its own: beside it stands something else. */
function orderIn(sentence: string): string | null {
  const own = clausesOf(sentence).filter(({ text }) => orders.add.test(plainText(text).trim()));
  const whole = own.filter(({ text }) => hasWhen(text));
  const [only] = whole;
  if (only !== undefined && whole.length === 1 && own.length === 1 && clausesOf(sentence).length > 1)
    return only.text.trim().replace(/^(?:and|but|so|then)\s+/i, '');
  const isOrder =
    own.length > 0 || [orderOfIt, askedKindly, intoCalendar].some((order) => order.test(plainText(sentence)));
  return isOrder && hasWhen(sentence) ? sentence.trim() : null;
}

function hasWhen(text: string): boolean {
  return clocksIn(text).length === 1 && timesIn(text).some(({ kind }) => kind === 'date');
}

function asProposal(quote: { turn: number; text: string }, title: string): Proposal {
  return {
    action: 'add',
    quote,
    support: [],
    agreement: null,
    title,
    newTitle: null,
    day: null,
    time: null,
    endTime: null,
    lastDay: null,
    duration: null,
    on: null,
    place: null,
    notes: null,
    allDay: false,
    certainty: 0.5,
  };
}
