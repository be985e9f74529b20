/**
 * The simulated Claude as a child process. Its parent reads one JSON line from stdout,
 * `{"listening":"http://127.0.0.1:PORT"}`, and holds stdin open: when stdin closes, however the
 * parent died, this ends too. Options: `--port 0 --api-key KEY --character correct --ms-per-event 12
 * --seed 1`.
 */
import { parseArgs } from 'node:util';
import { startAnthropicSimulator } from './start-anthropic-simulator.ts';
import type { Character } from './simulator.ts';
import { characters } from './simulator.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    'api-key': { type: 'string', multiple: true },
    character: { type: 'string', default: 'correct' },
    'ms-per-event': { type: 'string', default: '12' },
    seed: { type: 'string' },
  },
});

const simulator = await startAnthropicSimulator({
  port: Number(values.port),
  ...(values['api-key'] === undefined ? {} : { apiKeys: values['api-key'] }),
  ...(values.seed === undefined ? {} : { seed: Number(values.seed) }),
  mood: {
    character: characters.find((one): one is Character => one === values.character) ?? 'correct',
    msPerEvent: Number(values['ms-per-event']),
  },
});

let isEnding = false;
const end = async () => {
  if (isEnding) return;
  isEnding = true;
  await simulator[Symbol.asyncDispose]();
  process.exit(0);
};
process.stdin.on('end', end).on('close', end).on('error', end).resume();
process.on('SIGTERM', end).on('SIGINT', end);

process.stdout.write(`${JSON.stringify({ listening: simulator.url })}\n`);
