/** Sends bad inputs and counts what must never happen: a 5xx, or a request that hangs. */
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { badInput } from './bad-inputs.ts';
import type { BadInput, FuzzSecrets } from './bad-inputs.ts';
import { createChance } from './chance.ts';
import type { Desk } from './send-call.ts';

export type FuzzResult = {
  sent: number;
  statuses: Record<string, number>;
  /** Requests that failed; the number makes the same request again. */
  failures: string[];
};

export type FuzzInput = {
  port: number;
  desk: Desk;
  secrets: FuzzSecrets;
  seed: number;
  inputs: number;
  atOnce: number;
};

/** Far above what is good, so that a busy machine is not taken for a hanging server. */
const patienceMs = 15_000;

export async function fuzz(input: FuzzInput): Promise<FuzzResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: input.atOnce });
  const result: FuzzResult = { sent: 0, statuses: {}, failures: [] };
  let next = 0;
  const work = async () => {
    for (let number = next++; number < input.inputs; number = next++) {
      const bad = badInput(createChance(input.seed + number), input.desk, input.secrets);
      const status = await send(agent, input.port, bad);
      result.sent += 1;
      result.statuses[status] = (result.statuses[status] ?? 0) + 1;
      if (status === 'hangs' || Number(status) >= 500) {
        result.failures.push(`${status} for number ${input.seed + number}: ${shown(bad)}`);
      }
    }
  };
  await Promise.all(Array.from({ length: input.atOnce }, work));
  agent.destroy();
  return result;
}

/** The status, `closed` when the connection ended without one, or `hangs`. */
function send(agent: Agent, port: number, bad: BadInput): Promise<string> {
  return bad.kind === 'raw' ? sendRaw(port, bad.bytes) : sendHttp(agent, port, bad);
}

function sendHttp(agent: Agent, port: number, bad: BadInput & { kind: 'http' }): Promise<string> {
  return new Promise((resolve) => {
    const { method, path, body } = bad;
    const headers = { ...bad.headers, 'content-length': body.length };
    const asking = request({ agent, port, host: '127.0.0.1', method, path, headers }, (answer) => {
      // A stream that is let in never ends by itself.
      const isStream = String(answer.headers['content-type']).startsWith('text/event-stream');
      if (isStream) asking.destroy();
      else answer.resume();
      resolve(String(answer.statusCode));
    });
    asking.setTimeout(patienceMs, () => {
      resolve('hangs');
      asking.destroy();
    });
    asking.on('error', () => resolve('closed'));
    asking.end(body);
  });
}

function sendRaw(port: number, bytes: Buffer): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    const status = (part: Buffer) => /^HTTP\/1\.[01] (\d{3})/.exec(part.toString('latin1'))?.[1] ?? 'closed';
    const done = (found: string) => {
      resolve(found);
      socket.destroy();
    };
    socket.once('data', (part: Buffer) => done(status(part)));
    socket.on('error', () => done('closed'));
    socket.on('close', () => done('closed'));
    // Half a request: the server waits for the rest, as it should.
    setTimeout(() => done('waits'), 500);
  });
}

function shown(bad: BadInput): string {
  if (bad.kind === 'raw') return JSON.stringify(bad.bytes.toString('latin1').slice(0, 200));
  return `${bad.method} ${bad.path.slice(0, 200)} ${bad.body.toString('utf8').slice(0, 400)}`;
}
