/**
 * Reads the golden transcripts, typed: what is said in a call, what stood and was done live, and what
 * should come of it afterwards. How to read them is in `README.md` beside them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Action = 'add' | 'move' | 'update' | 'remove';

/** A clock is in the call's zone unless `timeZone` says otherwise; no clock with `allDay`. */
export type GoldenEvent = { title: string; date: string; start?: string; end?: string; allDay?: true };
export type LiveChange = GoldenEvent & { action: Action; at: string };
type Quote = { turn: number; quote: string };

/** What an extractor may propose, and the words it rests on. */
export type GoldenProposal = Quote & {
  action: Action;
  /** The title said; of a move, update or removal the event's own. `*`: of every event. */
  title: string;
  date?: string;
  start?: string;
  end?: string;
  /** The last day, when that is another one; included. */
  endDate?: string;
  timeZone?: string;
  endTimeZone?: string;
  allDay?: true;
  place?: string;
  notes?: string;
  /** Day and clock as they were said. */
  words?: { date?: string; time?: string };
  /** Other utterances that are needed to understand it. */
  support?: Quote[];
};

export type GoldenTranscript = {
  id: string;
  tags: string[];
  /** When the call began; an instant. */
  now: string;
  timeZone: string;
  /** What stood when the call began. */
  existing: GoldenEvent[];
  live: LiveChange[];
  transcript: { role: 'user' | 'agent'; text: string; at: string }[];
  expect: {
    /** `agreedBy`: the agent proposed it in `quote`, the person agreed here. */
    apply: (GoldenProposal & { agreedBy?: Quote })[];
    /** `with`: what it clashes with. */
    ask: (GoldenProposal & { why: string; with?: string })[];
    nothing: (GoldenProposal & { reason: string })[];
  };
};

export type TranscriptSet =
  | 'independent'
  | 'held-out'
  | 'second-look'
  | 'third'
  | 'fourth'
  | 'fifth'
  | 'sixth'
  | 'seventh';

/**
 * `held-out` and `second-look` were written when the extractor was finished, from what the product
 * promises alone: the second after the first had been learned from. `third` to `seventh` were
 * each counted once and then learned from in turn.
 */
export function loadTranscripts(set: TranscriptSet = 'independent'): GoldenTranscript[] {
  const folder = join(import.meta.dirname, `transcripts-${set === 'second-look' ? 'held-out' : set}`);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json') && file.startsWith('second-') === (set === 'second-look'))
    .toSorted()
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as GoldenTranscript);
}
