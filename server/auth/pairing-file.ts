/**
 * The note that the start leaves in the folder of the extension it built: where the server is, and the
 * key with which the extension proves that it lies in that folder (docs/decisions/010). An unpacked
 * extension reads its own files afresh each time; web pages cannot read them at all, and the mode
 * keeps other accounts of this computer out.
 */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ids } from '../ids.ts';

/** What the extension finds at `chrome.runtime.getURL(pairingFileName)`. */
export type Pairing = { server: string; key: string };

export const pairingFileName = 'local-server.json';

/** Replaces an earlier note as a whole. Run after each build, which empties the folder. Throws if it cannot be written. */
export function writePairingFile(deps: { ids: Ids }, extensionFolder: string, pairing: Pairing): void {
  const aside = join(extensionFolder, `.${pairingFileName}.${deps.ids.next()}`);
  writeFileSync(aside, `${JSON.stringify(pairing)}\n`, { mode: 0o600, flag: 'wx' });
  renameSync(aside, join(extensionFolder, pairingFileName));
}

/** At the end of the server's life. With `key` a note that a newer start has left there stays. */
export function removePairingFile(extensionFolder: string, key?: string): void {
  const path = join(extensionFolder, pairingFileName);
  if (key !== undefined && readKey(path) !== key) return;
  rmSync(path, { force: true });
}

function readKey(path: string): string | null {
  try {
    return (JSON.parse(readFileSync(path, 'utf8')) as Pairing).key;
  } catch {
    return null;
  }
}
