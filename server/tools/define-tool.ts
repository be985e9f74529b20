/**
 * The shape of everything the agent can do. `description` and the fields' `.describe()` are written
 * for a model; `formats/` renders them for whoever's model it is.
 */
import type { z } from 'zod';
import type { ReadingContext } from '#shared/language/reading.ts';
import type { Outcome } from '#shared/outcome.ts';
import type { BookingDeps } from '#server/domain/booking/bookings.ts';
import type { Act, ScheduleDeps } from '#server/domain/schedule/act.ts';

export type ToolDeps = ScheduleDeps & BookingDeps;

export type Tool<TInput extends z.ZodType = z.ZodType> = {
  name: string;
  description: string;
  /** Whether it changes anything. Reads have no meaning key and no receipt of changes. */
  isWrite: boolean;
  input: TInput;
  /** Fields in which null or an empty text means: take it away. */
  canBeEmptied?: readonly string[];
  /** The call in a form in which two wordings of one request are equal. Writes only. */
  meaning?: (input: z.output<TInput>, context: ReadingContext) => unknown;
  run(deps: ToolDeps, act: Act, input: z.output<TInput>): Promise<Outcome>;
};

export function defineTool<TInput extends z.ZodType>(tool: Tool<TInput>): Tool<TInput> {
  return tool;
}
