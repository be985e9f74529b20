/**
 * Orders that stand in the talk as plain as can be and that whoever read it did not bring up: nothing
 * that was said is to be lost. Only orders to add, with a name, a day and a clock of their own in one
 * sentence; they are asked about and never done, for nobody but code has read them.
 */
import type { Proposal } from '#shared/conversation/proposal.ts';
import { readEvent } from '#shared/language/read-event.ts';
import { plainText } from '#server/domain/consent/plain-words.ts';
import { evidenceOf } from './evidence.ts';
import { holds } from './find-words.ts';
import { askedKindly, intoCalendar, orderOfIt, orders } from './order-words.ts';
import { clocksIn } from './spoken-times.ts';
import { clausesOf, sentencesOf, touching } from './talk.ts';
import type { TalkTurn } from './talk.ts';
import { timesIn } from './without-times.ts';

export function unreadWishes(
  talk: readonly TalkTurn[],
  proposals: readonly Proposal[],
  timeZone: string,
): Proposal[] {
  const brought = proposals.flatMap((proposal) => evidenceOf(talk, proposal)?.all ?? []);
  return talk.flatMap(({ role, text, at }, turn) => {
    if (role !== 'user') return [];
    const here = brought.filter((quote) => quote.turn === turn);
    return sentencesOf(text).flatMap((sentence) => {
      const isBrought = here.some((quote) => touching([sentence], quote).length > 0);
      if (isBrought || !isWhole(sentence.text)) return [];
      const { title } = readEvent(sentence.text, { now: at, timeZone });
      if (title === null || title.trim() === '' || !holds(sentence.text, title)) return [];
      return [asProposal({ turn, text: sentence.text.trim() }, title)];
    });
  });
}

function isWhole(sentence: string): boolean {
  return (
    (clausesOf(sentence).some(({ text }) => orders.add.test(plainText(text).trim())) ||
      orderOfIt.test(plainText(sentence)) ||
      askedKindly.test(plainText(sentence)) ||
      intoCalendar.test(plainText(sentence))) &&
    clocksIn(sentence).length === 1 &&
    timesIn(sentence).some(({ kind }) => kind === 'date')
  );
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
