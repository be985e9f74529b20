/**
 * Answers a chat completion as OpenAI does: one JSON text, or a stream of chunks in the full form.
 * Until the first word a comment every two seconds shows that somebody is there: Tavus gives a
 * silent stream up after about ten seconds, and the persona then says nothing at all.
 */
import type { Response } from 'express';
import { joinSaid } from '#shared/conversation/join-said.ts';

const keepaliveMs = 2_000;

export type CompletionWriter = {
  /** Sends the head of the answer; statuses are over then. */
  open(): void;
  say(text: string): void;
  /** What was said so far. */
  said(): string;
  end(): void;
};

export type Completion = {
  id: string;
  model: string;
  /** Unix seconds. */
  created: number;
  isStreamed: boolean;
  /** Put before the first word, and no part of what was said. */
  prefix: string;
};

export function createCompletionWriter(res: Response, completion: Completion): CompletionWriter {
  const { id, model, created, prefix } = completion;
  const head = { id, created, model };
  let said = '';
  let alive: NodeJS.Timeout | undefined;
  const write = (text: string) => {
    if (!res.writableEnded && !res.destroyed) res.write(text);
  };
  const chunk = (delta: Record<string, unknown>, finish_reason: 'stop' | null) => {
    const choices = [{ index: 0, delta, finish_reason }];
    write(`data: ${JSON.stringify({ ...head, object: 'chat.completion.chunk', choices })}\n\n`);
  };
  return {
    open() {
      if (!completion.isStreamed || res.headersSent) return;
      res.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-cache, no-transform',
        'x-accel-buffering': 'no',
      });
      res.flushHeaders();
      alive = setInterval(() => write(': keepalive\n\n'), keepaliveMs);
      alive.unref();
    },
    say(text) {
      if (text === '') return;
      const isFirst = said === '';
      const before = said.length;
      said = joinSaid(said, text);
      if (!completion.isStreamed) return;
      if (!isFirst) return chunk({ content: said.slice(before) }, null);
      clearInterval(alive);
      chunk({ role: 'assistant', content: prefix + said }, null);
    },
    said: () => said,
    end() {
      clearInterval(alive);
      if (completion.isStreamed) {
        chunk({}, 'stop');
        write('data: [DONE]\n\n');
        res.end();
        return;
      }
      if (res.headersSent || res.destroyed) return;
      const message = { role: 'assistant', content: prefix + said };
      res.json({
        ...head,
        object: 'chat.completion',
        choices: [{ index: 0, message, finish_reason: 'stop' }],
        // Nobody here counts them for Tavus.
        usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 },
      });
    },
  };
}
