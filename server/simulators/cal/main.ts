/**
 * The simulated Cal.com as a child process. Its parent reads one JSON line from stdout,
 * `{"listening":"http://127.0.0.1:PORT"}`, and holds stdin open: when stdin closes, however the
 * parent died, this ends too. Options: `--port 0 --state-dir DIR --api-key KEY --allow-loopback
 * --time-zone ZONE --rate-limit 120`.
 */
import { parseArgs } from 'node:util';
import { startCalSimulator } from './start-cal-simulator.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    'state-dir': { type: 'string' },
    'api-key': { type: 'string', multiple: true },
    'allow-loopback': { type: 'boolean', default: false },
    'time-zone': { type: 'string' },
    'rate-limit': { type: 'string' },
  },
});

const simulator = await startCalSimulator({
  port: Number(values.port),
  allowLoopback: values['allow-loopback'],
  timeZone: values['time-zone'] ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  ...(values['state-dir'] === undefined ? {} : { stateDir: values['state-dir'] }),
  ...(values['rate-limit'] === undefined ? {} : { rateLimit: Number(values['rate-limit']) }),
  accounts: (values['api-key'] ?? ['simulated']).map((apiKey, index) => ({
    apiKey,
    username: index === 0 ? 'host' : `host${index + 1}`,
  })),
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

process.stdout.write(`${JSON.stringify({ listening: simulator.origin })}\n`);
