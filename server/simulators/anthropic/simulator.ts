/** The parts of one running simulator, and what can be changed while it runs. */
import { z } from 'zod';
import type { Dice } from './dice.ts';
import type { Issued } from './issued.ts';
import type { PromptCache } from './prompt-cache.ts';
import { Fault, ScriptItem } from './script.ts';

export const characters = ['correct', 'clumsy', 'repeating', 'hostile'] as const;
export type Character = (typeof characters)[number];

export const Mood = z.strictObject({
  character: z.enum(characters).default('correct'),
  /** Happens to every request until it is taken away. */
  always: Fault.nullable().default(null),
  msPerEvent: z.number().min(0).default(0),
});
export type Mood = z.infer<typeof Mood>;

export type JournalEntry = {
  model: string;
  status: number;
  /** The request as it came. Never holds the key. */
  body: unknown;
  stopReason: string | null;
  usage: {
    input_tokens: number;
    cache_read_input_tokens: number;
    cache_creation_input_tokens: number;
  } | null;
  /** What was wrong with it. */
  error: string | null;
};

export type Simulator = {
  /** Unix milliseconds. */
  now(): number;
  apiKeys: readonly string[];
  mood: Mood;
  /** Null: nobody wrote a script, the rules answer. */
  script: ScriptItem[] | null;
  journal: JournalEntry[];
  /** Answers that wait for the test. */
  held: (() => void)[];
  issued: Issued;
  cache: PromptCache;
  dice: Dice;
};

export const ScriptItems = z.array(ScriptItem);
