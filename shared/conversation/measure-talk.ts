/**
 * What can be counted about a talk, and a score whose parts say what they mean. No model: the same
 * turns always give the same numbers.
 */
import type { Analysis, QualityPart } from './analysis.ts';

export type MeasuredTurn = { role: 'user' | 'agent'; text: string; interrupted?: boolean };

export type Measures = Pick<Analysis, 'counts' | 'talkShare' | 'quality'>;

const leastTurns = 4;

export function measureTalk(turns: readonly MeasuredTurn[]): Measures {
  const person = turns.filter(({ role }) => role === 'user');
  const agent = turns.filter(({ role }) => role === 'agent');
  const counts = {
    turns: turns.length,
    byPerson: person.length,
    byAgent: agent.length,
    questionsByPerson: questionsIn(person),
    questionsByAgent: questionsIn(agent),
    interruptions: turns.filter(({ interrupted }) => interrupted === true).length,
    wordsByPerson: wordsIn(person),
    wordsByAgent: wordsIn(agent),
  };
  const words = counts.wordsByPerson + counts.wordsByAgent;
  const talkShare = words === 0 ? null : round(counts.wordsByPerson / words);
  if (counts.turns < leastTurns || talkShare === null) return { counts, talkShare, quality: null };
  const parts = [engagement(counts), depth(counts), balance(talkShare)];
  const score = Math.round(parts.reduce((sum, part) => sum + part.score, 0) / parts.length);
  return { counts, talkShare, quality: { score, parts } };
}

type Counts = Analysis['counts'];

/** Somebody who asks and answers at length takes part. */
function engagement({ byPerson, turns, questionsByPerson, questionsByAgent }: Counts): QualityPart {
  const answers = Math.min(1, (byPerson / turns) * 2);
  const asked = questionsByPerson + questionsByAgent;
  const questions = Math.min(1, asked / Math.max(1, turns / 4));
  return {
    name: 'engagement',
    score: percent(0.6 * answers + 0.4 * questions),
    meaning: `${byPerson} of ${turns} turns were yours, and ${asked === 1 ? 'one question was' : `${asked} questions were`} asked. Full marks: half of the turns, and a question every four turns.`,
  };
}

/** Short turns say little. */
function depth({ wordsByPerson, byPerson }: Counts): QualityPart {
  const each = byPerson === 0 ? 0 : wordsByPerson / byPerson;
  return {
    name: 'depth',
    score: percent(Math.min(1, each / 15)),
    meaning: `You said ${round(each, 1)} words a turn. Full marks: fifteen.`,
  };
}

function balance(talkShare: number): QualityPart {
  return {
    name: 'balance',
    score: percent(1 - Math.abs(talkShare - 0.5) * 2),
    meaning: `${Math.round(talkShare * 100)} % of the words were yours. Full marks: one half.`,
  };
}

function questionsIn(turns: readonly MeasuredTurn[]): number {
  return turns.reduce((sum, { text }) => sum + (text.match(/\?(?:\s|$|["”’)])/g)?.length ?? 0), 0);
}

function wordsIn(turns: readonly MeasuredTurn[]): number {
  return turns.reduce(
    (sum, { text }) => sum + (text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0),
    0,
  );
}

const percent = (share: number): number => Math.round(Math.max(0, Math.min(1, share)) * 100);
const round = (value: number, digits = 2): number => Number(value.toFixed(digits));
