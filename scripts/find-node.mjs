/**
 * Which Node runs the real work: it has to run TypeScript as it is. npm brings Node 24 as an
 * optional package on most machines; where it has none, the running one may be new enough.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const oldestNode = '22.18';

/** @param {string} version @param {[number, number]} wanted */
export function isAtLeast(version, [major, minor]) {
  const [ownMajor = 0, ownMinor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}

/** @param {string} root @returns {string | undefined} the program's path */
export function findNode(root) {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const installed = join(root, 'node_modules', `node-${system}-${process.arch}`, 'bin', program);
  for (const candidate of [installed, process.execPath]) {
    if (!existsSync(candidate)) continue;
    try {
      const version = execFileSync(candidate, ['--version'], { encoding: 'utf8' }).trim();
      if (isAtLeast(version, [22, 18])) return candidate;
    } catch {
      // Another system's build (musl instead of glibc): the next one may do.
    }
  }
  return undefined;
}
