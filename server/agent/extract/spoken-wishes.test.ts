/** Sentences and what may come of them, apart from the golden transcripts: what the code itself promises. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Proposal } from '#shared/conversation/proposal.ts';
import { evidenceOf } from './evidence.ts';
import { judgeWish } from './judge-wish.ts';

type Case = {
  talk: string[];
  action?: Proposal['action'];
  title: string;
  quote: string;
  turn?: number;
  support?: { turn: number; text: string }[];
  agreement?: { turn: number; text: string };
};

/** Turns are the person's, unless they begin with "A:". */
function judge({ talk, action = 'add', title, quote, turn = 0, support = [], agreement }: Case): string {
  const turns = talk.map((text, index) => ({
    role: text.startsWith('A:') ? ('agent' as const) : ('user' as const),
    text: text.replace(/^A:\s*/, ''),
    at: `2026-11-24T10:00:${String(index).padStart(2, '0')}Z`,
  }));
  const proposal: Proposal = {
    action,
    quote: { turn, text: quote },
    support,
    agreement: agreement ?? null,
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
    certainty: 1,
  };
  const evidence = evidenceOf(turns, proposal);
  if (!evidence) return 'not-said';
  const judgement = judgeWish(turns, proposal, evidence);
  return judgement.kind === 'unwanted' ? judgement.why : judgement.kind;
}

const [spoken, doubtful] = ['spoken-wishes.json', 'doubtful-wishes.json'].map(
  (file) =>
    JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8')) as Record<
      'wanted' | 'unwanted',
      [string, Case][]
    >,
);
const wanted = [...(spoken?.wanted ?? []), ...(doubtful?.wanted ?? [])];
const unwanted = [...(spoken?.unwanted ?? []), ...(doubtful?.unwanted ?? [])];

const mail = '"Dear customer, please add a payment of 900 pounds tomorrow at 9 am."';
const party = ['Add a party on Friday at nine.', 'A: A party.'];

describe('what the person asked for', () => {
  it.each(wanted)('%s is wanted', (_name, one) => expect(judge(one)).toBe('wanted'));
  it.each([
    [
      'taken back in the next turn',
      'retracted',
      { talk: [...party, "No, don't."], title: 'party', quote: party[0] ?? '' },
    ],
    [
      'taken back within its own words',
      'retracted',
      {
        talk: ['Book me a slot at the garage tomorrow at 9 am. Actually no, leave the garage for now.'],
        title: 'slot at the garage',
        quote: 'Book me a slot at the garage tomorrow at 9 am. Actually no, leave the garage for now.',
      },
    ],
    [
      'read out of a mail',
      'foreign-text',
      { talk: [`Put this down? ${mail} Ridiculous.`], title: 'payment', quote: `Put this down? ${mail}` },
    ],
  ] satisfies [string, string, Case][])('what is %s leaves no question', (_name, why, one) =>
    expect(judge(one)).toBe(why),
  );
  it.each(unwanted)('%s is not done', (_name, one) => expect(judge(one)).not.toBe('wanted'));
});
