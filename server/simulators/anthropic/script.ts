/**
 * What the simulated model answers when a test says so, one item after another:
 *
 *     control.script(say('One moment.'), useTool('add_event', { title: 'Gym' }), say('Done.'))
 *
 * is two answers: words and a call, then words. Items are plain JSON, so a process takes them too.
 */
import { z } from 'zod';

const Call = z.strictObject({
  tool: z.string(),
  arguments: z.record(z.string(), z.unknown()),
  id: z.string().optional(),
});

export const Fault = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rate-limit'), retryAfterSeconds: z.number().optional() }),
  z.strictObject({ kind: z.literal('overloaded') }),
  z.strictObject({ kind: z.literal('server-error') }),
  z.strictObject({ kind: z.literal('bad-key') }),
  /** The first byte comes late. */
  z.strictObject({ kind: z.literal('slow'), ms: z.number() }),
  /** Nothing comes until the test releases it, or whoever asked hangs up. */
  z.strictObject({ kind: z.literal('held') }),
  /** `event: error` in the middle of the stream, after that share of it. */
  z.strictObject({ kind: z.literal('error-in-stream'), after: z.number().default(0.5) }),
  /** The connection ends in the middle: reset, or closed as if all had been said. */
  z.strictObject({
    kind: z.literal('hang-up'),
    after: z.number().default(0.5),
    isClean: z.boolean().default(false),
  }),
  z.strictObject({ kind: z.literal('stall'), after: z.number().default(0.5), ms: z.number() }),
  z.strictObject({ kind: z.literal('garbage'), after: z.number().default(0.5) }),
]);
export type Fault = z.infer<typeof Fault>;

export const ScriptItem = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('say'), text: z.string() }),
  z.strictObject({ do: z.literal('think'), thinking: z.string() }),
  z.strictObject({ do: z.literal('use'), calls: z.array(Call).min(1) }),
  z.strictObject({ do: z.literal('refuse') }),
  z.strictObject({ do: z.literal('pause') }),
  /** The answer before it ends in `max_tokens`, its last block cut in half. */
  z.strictObject({ do: z.literal('cut') }),
  z.strictObject({ do: z.literal('fault'), fault: Fault }),
]);
export type ScriptItem = z.infer<typeof ScriptItem>;

export const say = (text: string): ScriptItem => ({ do: 'say', text });
/** Comes before words and calls of the same answer; omitted thinking has no text, only a signature. */
export const thinking = (text = ''): ScriptItem => ({ do: 'think', thinking: text });
export const useTool = (tool: string, args: Record<string, unknown>, id?: string): ScriptItem => ({
  do: 'use',
  calls: [{ tool, arguments: args, ...(id === undefined ? {} : { id }) }],
});
/** Several calls in one answer. */
export const parallel = (...items: ScriptItem[]): ScriptItem => ({
  do: 'use',
  calls: items.flatMap((item) => (item.do === 'use' ? item.calls : [])),
});
export const refuse = (): ScriptItem => ({ do: 'refuse' });
export const pause = (): ScriptItem => ({ do: 'pause' });
export const cut = (): ScriptItem => ({ do: 'cut' });
export const fault = (
  kind: Fault['kind'],
  options: Partial<Record<'after' | 'ms' | 'retryAfterSeconds', number>> & { isClean?: boolean } = {},
): ScriptItem => ({ do: 'fault', fault: Fault.parse({ kind, ...options }) });
