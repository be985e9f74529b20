/**
 * Reads an OpenAI-style event stream as OpenAI's own client does: full chunks or bare
 * `{"choices":[…]}`, comments ignored, `[DONE]` ends it. Silence for longer than the idle limit, data
 * that is no chunk and an end without `[DONE]` are errors.
 */
import type { SimulatorClock } from '../clock.ts';

export type Delta = {
  content?: string | null;
  tool_calls?: { index?: number; id?: string; function?: { name?: string; arguments?: string } }[];
};

export class IdleStream extends Error {}
export class CutStream extends Error {}
export class BrokenStream extends Error {}

export async function* readSse(
  body: ReadableStream<Uint8Array>,
  limits: { clock: SimulatorClock; idleMs: number },
): AsyncGenerator<Delta> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await withinIdle(reader.read(), limits);
      rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
      const lines = rest.split(/\r\n|\n|\r/);
      rest = done ? '' : (lines.pop() ?? '');
      for (const line of lines) {
        if (!line.startsWith('data:')) continue;
        const data = line.slice(5).trim();
        if (data === '[DONE]') return;
        yield readDelta(data);
      }
      if (done) throw new CutStream('the stream ended without [DONE]');
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function readDelta(data: string): Delta {
  const chunk = readJson(data) as { choices?: { delta?: Delta }[]; error?: unknown } | null;
  const delta = chunk?.choices?.[0]?.delta;
  if (delta === undefined) throw new BrokenStream('that is no chunk of a completion');
  return delta;
}

function readJson(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    throw new BrokenStream('that is no JSON');
  }
}

/** Throws `IdleStream` when it takes longer. */
export async function withinIdle<TValue>(
  read: Promise<TValue>,
  limits: { clock: SimulatorClock; idleMs: number },
): Promise<TValue> {
  let cancel = () => {};
  const idle = new Promise<never>((_resolve, reject) => {
    cancel = limits.clock.after(limits.idleMs, () => reject(new IdleStream('no bytes for too long')));
  });
  try {
    return await Promise.race([read, idle]);
  } finally {
    cancel();
  }
}
