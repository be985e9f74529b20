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

const { wanted, unwanted } = JSON.parse(
  readFileSync(join(import.meta.dirname, 'spoken-wishes.json'), 'utf8'),
) as Record<'wanted' | 'unwanted', [string, Case][]>;

describe('what the person asked for', () => {
  it.each(wanted)('%s is wanted', (_name, one) => expect(judge(one)).toBe('wanted'));
  it.each(unwanted)('%s is not done', (_name, one) => expect(judge(one)).not.toBe('wanted'));
});
