/**
 * Reads an OpenAI-style event stream as Tavus does: full chunks or bare `{"choices":[…]}`,
 * comments ignored, `[DONE]` ends it. Silence for longer than the idle limit is an error.
 */
import type { SimulatorClock } from '../clock.ts';

export type Delta = {
  content?: string | null;
  tool_calls?: { index?: number; id?: string; function?: { name?: string; arguments?: string } }[];
};

export class IdleStream extends Error {}

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
        const delta = readDelta(data);
        if (delta !== null) yield delta;
      }
      if (done) return;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function readDelta(data: string): Delta | null {
  try {
    const chunk = JSON.parse(data) as { choices?: { delta?: Delta }[] };
    return chunk.choices?.[0]?.delta ?? null;
  } catch {
    return null;
  }
}

async function withinIdle<TValue>(
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
