/**
 * The simulated Tavus as a child process. Its parent reads one JSON line from stdout,
 * `{"listening":"http://127.0.0.1:PORT"}`, and holds stdin open: when stdin closes, however the
 * parent died, this ends too. Options come as arguments:
 * `--port 0 --state-dir DIR --api-key KEY --allow-loopback --ms-per-word 140 --join-delay-ms 1200
 * --concurrency 1 --character correct --parent-pid PID`.
 */
import { parseArgs } from 'node:util';
import type { Character } from './faults.ts';
import { characters } from './faults.ts';
import { startTavusSimulator } from './start-tavus-simulator.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    'state-dir': { type: 'string' },
    'api-key': { type: 'string', multiple: true },
    'allow-loopback': { type: 'boolean', default: false },
    'ms-per-word': { type: 'string' },
    'join-delay-ms': { type: 'string' },
    'analysis-delay-ms': { type: 'string' },
    concurrency: { type: 'string', default: '1' },
    character: { type: 'string', default: 'correct' },
    'parent-pid': { type: 'string' },
  },
});

const number = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number(text);
const given = <TValue>(name: string, value: TValue | undefined) =>
  value === undefined ? {} : { [name]: value };

const simulator = await startTavusSimulator({
  port: Number(values.port),
  allowLoopback: values['allow-loopback'],
  ...given('stateDir', values['state-dir']),
  ...given('apiKeys', values['api-key']),
  ...given('msPerWord', number(values['ms-per-word'])),
  ...given('joinDelayMs', number(values['join-delay-ms'])),
  ...given('analysisDelayMs', number(values['analysis-delay-ms'])),
  faults: {
    concurrency: Number(values.concurrency),
    character: characters.find((one): one is Character => one === values.character) ?? 'correct',
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

// A parent that gave us no pipe is watched by its id.
const parentPid = Number(values['parent-pid'] ?? 0);
if (parentPid > 0) {
  setInterval(() => {
    try {
      process.kill(parentPid, 0);
    } catch {
      void end();
    }
  }, 2000).unref();
}

process.stdout.write(`${JSON.stringify({ listening: simulator.origin })}\n`);
