/**
 * The bare loop: what a spoken turn costs with nothing but node:http and the vendor's own library.
 * The same model, prompt and tools as ours; no proof of who asks, no history, no database, no check
 * of what is said. Its one tool answers at once. `node bare-loop.ts <base url of the model>`
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import Anthropic from '@anthropic-ai/sdk';
import { personaOf } from '#server/agent/personas/persona-of.ts';
import { toAnthropicTools } from '#server/tools/formats/anthropic.ts';
import { tools } from '#server/tools/registry.ts';

const client = new Anthropic({ apiKey: 'bench', baseURL: process.argv[2] ?? '', maxRetries: 0 });
const prompt = { tools: toAnthropicTools(tools), system: personaOf('scheduling').prompt };

const server = createServer((req, res) => {
  let body = '';
  req.on('data', (part: Buffer) => (body += part.toString('utf8')));
  req.on('end', () => {
    const asked = JSON.parse(body) as { messages: { role: string; content: string }[] };
    res.writeHead(200, { 'content-type': 'text/event-stream' });
    const say = (content: string) =>
      res.write(`data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`);
    answer(asked.messages.at(-1)?.content ?? '', say).then(
      () => res.end('data: [DONE]\n\n'),
      () => res.destroy(),
    );
  });
});

async function answer(words: string, say: (text: string) => void): Promise<void> {
  const messages: Anthropic.MessageParam[] = [{ role: 'user', content: words }];
  for (;;) {
    const message = await client.messages
      .stream({ model: 'claude-sonnet-5-5', max_tokens: 2_048, ...prompt, messages })
      .on('text', say)
      .finalMessage();
    if (message.stop_reason !== 'tool_use') return;
    messages.push(
      { role: 'assistant', content: message.content },
      {
        role: 'user',
        content: message.content.flatMap((block) =>
          block.type === 'tool_use'
            ? [{ type: 'tool_result' as const, tool_use_id: block.id, content: JSON.stringify(done) }]
            : [],
        ),
      },
    );
  }
}

const done = { kind: 'done', say: 'It is added.', receipt: { version: 1, changes: [] } };

server.listen(0, '127.0.0.1', () =>
  process.stdout.write(`ready http://127.0.0.1:${(server.address() as AddressInfo).port}\n`),
);
