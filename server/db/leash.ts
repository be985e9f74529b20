/**
 * Stops Postgres when the last process that uses it is gone, however it went. Each user of the
 * cluster holds a *leash*: a detached shell that waits on a pipe nobody ever writes to. When our
 * process ends, even by kill -9, the pipe closes, the shell takes its own name off the list of
 * holders, and if no other holder lives it stops Postgres.
 *
 * Two of them at once (one starts while the last one stops): the stopping shell puts up a mark,
 * then looks for holders; the starting one writes its name, then looks for the mark and waits.
 * One of them always sees the other.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { chown, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { platform } from 'node:os';
import { join } from 'node:path';
import { pid } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

import { runAs, spawnOptions, type RunAs } from './run-as.ts';
import { exists } from './running-process.ts';

type Input = { user: RunAs; home: string; pgCtl: string; files: string };

export type Leash = {
  /** Lets go: Postgres stops, unless somebody else holds it. Waits until that is done. */
  release(): Promise<void>;
};

const script = `
trap "" INT TERM HUP
holders=$1; pg_ctl=$2; files=$3
: > "$holders/$$"
echo held
read -r _
rm -f "$holders/$$"
: > "$holders/stopping-$$"
for holder in "$holders"/*; do
  name=\${holder##*/}
  case $name in stopping-*|'*') continue ;; esac
  if kill -0 "$name" 2>/dev/null; then rm -f "$holders/stopping-$$"; exit 0; fi
  rm -f "$holder"
done
"$pg_ctl" stop -D "$files" -m fast -w -t 30 >/dev/null 2>&1
rm -f "$holders/stopping-$$"
`;

export async function takeLeash(input: Input): Promise<Leash> {
  if (platform() === 'win32') return leashOfWindows(input);
  const holders = join(input.home, 'holders');
  await mkdir(holders, { recursive: true });
  if (input.user) await chown(holders, input.user.uid, input.user.gid);

  let child = await startShell(input, holders);
  let released = false;
  const again = () => {
    if (released) return;
    void startShell(input, holders).then((next) => {
      child = next;
      child.once('exit', again);
      if (released) child.stdin?.end();
    });
  };
  child.once('exit', again);

  await untilNobodyStops(holders);
  return {
    release: async () => {
      if (released) return;
      released = true;
      const gone = new Promise<void>((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) resolve();
        child.once('exit', () => resolve());
      });
      child.ref();
      child.stdin?.end();
      await gone;
    },
  };
}

/** Resolves when the shell has written its name. Neither it nor its pipes keep our process alive. */
function startShell(input: Input, holders: string): Promise<ChildProcess> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      '/bin/sh',
      ['-c', script, 'calendar-agent-leash', holders, input.pgCtl, input.files],
      {
        ...spawnOptions(input.user),
        detached: true,
        stdio: ['pipe', 'pipe', 'ignore'],
      },
    );
    child.once('error', reject);
    child.stdin.on('error', () => {});
    child.stdout.once('data', () => {
      child.unref();
      for (const stream of [child.stdin, child.stdout]) {
        (stream as unknown as { unref(): void }).unref();
      }
      resolve(child);
    });
    child.once('exit', () => reject(new Error('The shell that guards Postgres did not start.')));
  });
}

async function untilNobodyStops(holders: string): Promise<void> {
  const isStopping = async () => {
    for (const name of await readdir(holders)) {
      const who = /^stopping-(\d+)$/.exec(name)?.[1];
      if (!who) continue;
      if (exists(Number(who))) return true;
      await rm(join(holders, name), { force: true });
    }
    return false;
  };
  while (await isStopping()) await sleep(20);
}

/** No shell and no pipe to wait on there: Postgres outlives a kill and the next start adopts it. */
async function leashOfWindows(input: Input): Promise<Leash> {
  const holders = join(input.home, 'holders');
  await mkdir(holders, { recursive: true });
  await writeFile(join(holders, String(pid)), '');
  return {
    release: async () => {
      await rm(join(holders, String(pid)), { force: true });
      for (const name of await readdir(holders)) {
        if (exists(Number(name))) return;
        await rm(join(holders, name), { force: true });
      }
      await runAs(input.user, input.pgCtl, ['stop', '-D', input.files, '-m', 'fast', '-w']);
    },
  };
}
