/**
 * An outcome (`shared/outcome.ts`) inside what a tool answered, if there is one. The simulated
 * model reads only the parts it acts on; words it should speak are `say`.
 */
import type { Outcome } from '#shared/outcome.ts';
import { z } from 'zod';

const Spoken = z.looseObject({ kind: z.string(), say: z.string() });

export function readOutcome(output: string): Outcome | null {
  const parsed = Spoken.safeParse(fromJson(output));
  return parsed.success ? (parsed.data as unknown as Outcome) : null;
}

/** What a model would say of a result it was given. */
export function wordsOf(output: string): string {
  const value = fromJson(output);
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return output.slice(0, 300);
  const fields = value as Record<string, unknown>;
  const words = ['say', 'response', 'result', 'message', 'text'].map((key) => fields[key]);
  return words.find((text): text is string => typeof text === 'string') ?? '';
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
