/**
 * Redis, for the rivals only: nothing of ours needs it. Taken from the machine; a root user on
 * Debian gets it installed, anybody else is told what is left out.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

export type RedisServer = { port: number; stop(): Promise<void> };

/** Null, after a sentence, where there is none. */
export async function startRedis(say: (line: string) => void): Promise<RedisServer | null> {
  if (!isThere() && !install(say)) {
    say(
      'The Redis design is left out: there is no redis-server here (on Debian: apt-get install redis-server).',
    );
    return null;
  }
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'calendar-agent-redis-'));
  const options = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--dir',
    folder,
    '--save',
    '',
    '--appendonly',
    'no',
  ];
  const child = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'ignore'] });
  const exited = once(child, 'exit');
  for await (const part of child.stdout) if (String(part).includes('Ready to accept')) break;
  return {
    port,
    async stop() {
      child.kill('SIGTERM');
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const isThere = () => spawnSync('redis-server', ['--version']).status === 0;

function install(say: (line: string) => void): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  say('Installing redis-server for the rivals (apt-get) …');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const run = (...args: string[]) =>
    spawnSync('apt-get', args, { env: environment, stdio: 'ignore' }).status === 0;
  return (
    run('update', '-q') && run('install', '-y', '-q', '--no-install-recommends', 'redis-server') && isThere()
  );
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
