import { chmod, chown, cp, lstat, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath, getuid, platform } from 'node:process';

import { emptyFolder, holder, start } from '#server/testing/embedded-folder.ts';
import { describe, expect, it } from 'vitest';

import { installedBinaries, workingBinaries } from './embedded-binaries.ts';
import { runAs } from './run-as.ts';
import { parsePasswd, userForPostgres } from './embedded-user.ts';

const asRoot = getuid?.() === 0;
const onLinux = platform === 'linux';
const nobody = { uid: 65534, gid: 65534 };
const isOpen = (await runAs({ name: 'nobody', ...nobody }, execPath, ['--version'])).code === 0;

/** What npm leaves when install scripts are off. */
async function withoutLinks(folder: string): Promise<string> {
  const native = join(folder, 'native');
  await cp(installedBinaries() ?? '', native, { recursive: true, verbatimSymlinks: true });
  for (const name of await readdir(join(native, 'lib'))) {
    const file = join(native, 'lib', name);
    if ((await lstat(file)).isSymbolicLink()) await rm(file);
  }
  return native;
}

describe('the binaries', () => {
  it.runIf(onLinux)('run although npm did not make the links between their libraries', async () => {
    await using folder = await emptyFolder();
    const from = await withoutLinks(folder.path);
    const user = await userForPostgres();
    const found = await workingBinaries({ log: () => {} }, { user, home: folder.path, from });
    expect(found.postgres).toBe(join(from, 'bin', 'postgres'));
    expect(Number(found.major)).toBeGreaterThanOrEqual(15);
  });

  it.runIf(asRoot && onLinux)('are copied when their user cannot reach where npm put them', async () => {
    await using folder = await emptyFolder();
    const closed = join(folder.path, 'closed');
    await mkdir(closed, { mode: 0o700 });
    const binariesDir = await withoutLinks(closed);
    const said: string[] = [];
    await using postgres = await start(folder, { binariesDir, said });
    expect(postgres.url).toContain('/calendar_agent');
    expect(said.join('\n')).toContain(`copying the Postgres binaries to ${folder.home}`);
  });

  it('that do not exist are one sentence that names the way out', async () => {
    await using folder = await emptyFolder();
    const input = { user: undefined, home: folder.path, from: undefined };
    await expect(workingBinaries({ log: () => {} }, input)).rejects.toThrow(/^There are no .* DATABASE_URL/);
  });
});

describe('where it lives and who runs it', () => {
  it.runIf(asRoot && onLinux)('is /var/lib when the user cannot enter DATA_DIR, and it says so', async () => {
    const path = await mkdtemp(join(tmpdir(), 'calendar-agent-closed-'));
    await chmod(path, 0o700);
    const said: string[] = [];
    const folder = { path, home: path, [Symbol.asyncDispose]: async () => {} };
    const postgres = await start(folder, { said });
    try {
      expect(postgres.dataDir).toMatch(/^\/var\/lib\/calendar-agent\/[0-9a-f]{12}\/postgres$/);
      expect(said.join('\n')).toContain(`cannot enter ${path}: the database lives in ${postgres.dataDir}`);
    } finally {
      await postgres.stop();
      await rm(join(postgres.dataDir, '..'), { recursive: true, force: true });
      await rm(path, { recursive: true, force: true });
    }
  });

  // A checkout that only root can enter cannot be run by anybody else.
  it.runIf(asRoot && onLinux && isOpen)('is an ordinary user in their own folder', async () => {
    await using folder = await emptyFolder();
    await chown(folder.path, nobody.uid, nobody.gid);
    await using postgres = await holder(folder, { user: nobody });
    expect((await lstat(join(folder.home, 'cluster'))).uid).toBe(nobody.uid);
    expect(postgres.url).toContain('/calendar_agent');
  });

  it.runIf(asRoot && onLinux && isOpen)('is one sentence where that user may not write', async () => {
    await using folder = await emptyFolder();
    await expect(holder(folder, { user: nobody })).rejects.toThrow(
      /The database cannot be kept in .*: start as the user/,
    );
  });

  it('reads the passwd file without stumbling over odd lines', () => {
    expect(parsePasswd('# note\n\nroot:x:0:0::/root:/bin/sh\nnobody:*:-2:-2:x:/:\n+::::::\n')).toEqual([
      { name: 'root', uid: 0, gid: 0 },
      { name: 'nobody', uid: -2, gid: -2 },
    ]);
  });
});
