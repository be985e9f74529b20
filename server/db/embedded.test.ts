import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { kill, pid } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

import {
  copyOf,
  emptyFolder,
  holder,
  holderProcess,
  postmasterId,
  start,
  type Folder,
} from '#server/testing/embedded-folder.ts';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

let made: Folder;

beforeAll(async () => {
  made = await emptyFolder();
  await (await start(made)).stop();
});
afterAll(() => made[Symbol.asyncDispose]());

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const untilGone = (url: string) =>
  vi.waitFor(() => expect(query(url, 'select 1')).rejects.toThrow(), { timeout: 40_000, interval: 20 });

describe('a first start', () => {
  it('makes the database, on loopback only, behind a password that only its user can read', async () => {
    await using folder = await emptyFolder();
    const said: string[] = [];
    await using postgres = await start(folder, { said });

    expect(new URL(postgres.url).pathname).toBe('/calendar_agent');
    expect(await query(postgres.url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    expect(await query(postgres.url, 'show unix_socket_directories')).toEqual([
      { unix_socket_directories: '' },
    ]);
    const wrong = new URL(postgres.url);
    wrong.password = 'guess';
    await expect(query(wrong.toString(), 'select 1')).rejects.toMatchObject({ code: '28P01' });
    const password = await stat(join(folder.home, 'cluster', 'password'));
    expect(password.mode & 0o777).toBe(0o600);
    expect(said.join()).toContain('making a new database cluster');
  });

  it('may happen twice at once: both get the same database', async () => {
    await using folder = await emptyFolder();
    await using one = await holder(folder);
    const [left, right] = await Promise.all([start(folder), holder(folder)]);
    await using _left = left;
    await using _right = right;
    expect(left.url).toBe(one.url);
    expect(right.url).toBe(one.url);
  });

  it('leaves nothing that the next one stumbles over when it is killed in the middle', async () => {
    await using folder = await emptyFolder();
    const killed = holderProcess(folder);
    await vi.waitFor(
      async () => expect(await readdir(folder.home)).toContainEqual(expect.stringMatching(/^\.new-/)),
      { timeout: 40_000, interval: 5 },
    );
    killed.kill('SIGKILL');

    await using postgres = await start(folder);
    expect(await query(postgres.url, 'select 1 as n')).toEqual([{ n: 1 }]);
    expect(await readdir(folder.home)).not.toContainEqual(expect.stringMatching(/^\.new-/));
  });
});

describe('a later start', () => {
  it('finds port and data where they were', async () => {
    await using folder = await copyOf(made);
    const first = await start(folder);
    await query(first.url, 'create table kept as select 7 as n');
    await first.stop();
    await expect(query(first.url, 'select 1')).rejects.toThrow();

    await using second = await start(folder);
    expect(second.url).toBe(first.url);
    expect(await query(second.url, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  it('takes another port when somebody else has taken the remembered one', async () => {
    await using folder = await copyOf(made);
    const port = Number(await readFile(join(folder.home, 'port'), 'utf8'));
    const other = createServer();
    // Taken by whoever else is at work here, it is taken as well.
    await new Promise((resolve) =>
      other.once('listening', resolve).once('error', resolve).listen(port, '127.0.0.1'),
    );
    try {
      await using postgres = await start(folder);
      expect(new URL(postgres.url).port).not.toBe(String(port));
      expect(await query(postgres.url, 'select 1 as n')).toEqual([{ n: 1 }]);
    } finally {
      other.close();
    }
  });

  it('works after kill -9 of Postgres, with everything that was committed', async () => {
    await using folder = await copyOf(made);
    const first = await start(folder);
    await query(first.url, 'create table kept as select 7 as n');
    kill(await postmasterId(folder), 'SIGKILL');

    await using second = await start(folder);
    expect(await query(second.url, 'select n from kept')).toEqual([{ n: 7 }]);
    await first.stop();
    expect(await query(second.url, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  it('comes back by itself, at the same address, when it is killed under those who use it', async () => {
    await using folder = await copyOf(made);
    await using postgres = await start(folder, { isKeptUp: true });
    await query(postgres.url, 'create table kept as select 7 as n');
    const killed = await postmasterId(folder);
    kill(killed, 'SIGKILL');
    await vi.waitFor(
      async () => expect(await query(postgres.url, 'select n from kept')).toEqual([{ n: 7 }]),
      { timeout: 40_000, interval: 100 },
    );
    expect(await postmasterId(folder)).not.toBe(killed);
  });

  it('is not held up by a stale pid that belongs to another process now', async () => {
    await using folder = await copyOf(made);
    const file = join(folder.home, 'cluster', 'files', 'postmaster.pid');
    await writeFile(file, [pid, join(folder.home, 'cluster', 'files'), 1, 1, '', '127.0.0.1', ''].join('\n'));
    await using postgres = await start(folder);
    expect(await query(postgres.url, 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  it('says in one sentence that the files belong to another version', async () => {
    await using folder = await copyOf(made);
    await writeFile(join(folder.home, 'cluster', 'files', 'PG_VERSION'), '15\n');
    await expect(start(folder)).rejects.toThrow(/was made by Postgres 15 and this is Postgres \d+: /);
  });

  it('says in one sentence that the password is lost', async () => {
    await using folder = await copyOf(made);
    await rm(join(folder.home, 'cluster', 'password'));
    await expect(start(folder)).rejects.toThrow('The password of the database is missing');
  });

  it('says the last fatal line when the server refuses to run', async () => {
    await using folder = await copyOf(made);
    await writeFile(join(folder.home, 'cluster', 'files', 'postgresql.conf'), 'shared_buffers = nonsense\n');
    await expect(start(folder)).rejects.toThrow(/^Postgres did not start: configuration file .* errors\.$/);
  });
});

describe('the leash', () => {
  it('stops Postgres when the process that used it is killed with -9', async () => {
    await using folder = await copyOf(made);
    await using user = await holder(folder);
    await query(user.url, 'create table kept as select 7 as n');
    user.process.kill('SIGKILL');
    await untilGone(user.url);

    await using next = await start(folder);
    expect(await query(next.url, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  it('lets a start in the very moment of the stop wait and then work', async () => {
    await using folder = await copyOf(made);
    for (let round = 0; round < 3; round += 1) {
      await using user = await holder(folder);
      user.process.kill('SIGKILL');
      await sleep(round * 15);
      await using next = await start(folder);
      expect(await query(next.url, 'select 1 as n')).toEqual([{ n: 1 }]);
      await sleep(300);
      expect(await query(next.url, 'select 1 as n')).toEqual([{ n: 1 }]);
    }
  });

  it('keeps Postgres up while another process uses it', async () => {
    await using folder = await copyOf(made);
    await using first = await holder(folder);
    await using second = await start(folder);
    expect(second.url).toBe(first.url);
    first.process.kill('SIGKILL');
    await sleep(500);
    expect(await query(second.url, 'select 1 as n')).toEqual([{ n: 1 }]);
    await second.stop();
    await untilGone(second.url);
  });

  it('gives up a start when the signal aborts, and leaves no server behind', async () => {
    await using folder = await copyOf(made);
    const stopping = new AbortController();
    const starting = start(folder, { signal: stopping.signal });
    setTimeout(() => stopping.abort(), 60);
    await expect(starting).rejects.toThrow('aborted');
    await vi.waitFor(() => expect(postmasterId(folder)).rejects.toThrow('ENOENT'), { timeout: 40_000 });
  });

  it('keeps Postgres for whoever still has something to finish after the signal', async () => {
    await using folder = await copyOf(made);
    const stopping = new AbortController();
    await using postgres = await start(folder, { signal: stopping.signal });
    stopping.abort();
    await sleep(300);
    expect(await query(postgres.url, 'select 1 as n')).toEqual([{ n: 1 }]);
    await postgres.stop();
    await untilGone(postgres.url);
  });
});
