/**
 * The secrets of this installation. In development they are made once and kept in `DATA_DIR`,
 * readable by this user only; in production each must be given. Any number of starters find the same
 * ones: the file appears whole or not at all, and what an older file lacks is derived from it.
 */
import { createHmac } from 'node:crypto';
import {
  chmodSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { randomIds } from './ids.ts';
import type { Ids } from './ids.ts';

/** By the names they have in the environment. */
export type SecretName =
  | 'AUTH_SECRET'
  | 'TAVUS_TOOLS_SECRET'
  | 'LLM_API_KEY'
  | 'CAL_WEBHOOK_SECRET'
  | 'DATABASE_LOGIN_SECRET';

export type Secrets = Record<SecretName, string>;

const names = [
  'AUTH_SECRET',
  'TAVUS_TOOLS_SECRET',
  'LLM_API_KEY',
  'CAL_WEBHOOK_SECRET',
  'DATABASE_LOGIN_SECRET',
] as const satisfies SecretName[];

type Input = {
  dataDir: string;
  isProduction: boolean;
  /** From the environment; empty counts as missing. */
  given: Partial<Record<SecretName, string | undefined>>;
};

/** Throws a sentence that names everything that is missing or too short in production. */
export function readOrMakeSecrets(input: Input, ids: Ids = randomIds): Secrets {
  const given = Object.fromEntries(
    names.flatMap((name) => (input.given[name] ? [[name, input.given[name]]] : [])),
  );
  if (input.isProduction) return inProduction(given);
  return { ...readKept(input.dataDir, ids), ...given };
}

function inProduction(given: Partial<Secrets>): Secrets {
  const missing = names.filter((name) => given[name] === undefined);
  const short = names.filter((name) => given[name] !== undefined && given[name].length < 16);
  const faults = [
    ...(missing.length > 0 ? [`set ${missing.join(', ')}`] : []),
    ...(short.length > 0 ? [`give ${short.join(', ')} at least 16 characters`] : []),
  ];
  if (faults.length > 0) throw new Error(`In production secrets are not made up: ${faults.join(', and ')}.`);
  return given as Secrets;
}

function readKept(dataDir: string, ids: Ids): Secrets {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, 'secrets.json');
  const kept = read(path) ?? makeOnce(path, ids);
  const lacking = names.filter((name) => kept[name] === undefined);
  const whole = {
    ...kept,
    ...Object.fromEntries(lacking.map((name) => [name, derive(kept, name)])),
  } as Secrets;
  // Two starters write the same text here, so the last one does no harm.
  if (lacking.length > 0) renameSync(writeAside(path, whole, ids), path);
  return whole;
}

function read(path: string): Partial<Secrets> | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new Error(`${path} cannot be read by this user.`, { cause: error });
  }
  if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600);
  const kept = parse(text);
  if (kept) return kept;
  throw new Error(`${path} is damaged. Delete it to make new secrets; everybody then signs in again.`);
}

function parse(text: string): Partial<Secrets> | null {
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== 'object' || kept === null) return null;
    if (
      !('AUTH_SECRET' in kept) ||
      Object.values(kept).some((value) => typeof value !== 'string' || value === '')
    )
      return null;
    return kept as Partial<Secrets>;
  } catch {
    return null;
  }
}

function makeOnce(path: string, ids: Ids): Partial<Secrets> {
  const made = Object.fromEntries(names.map((name) => [name, ids.token(32)]));
  const aside = writeAside(path, made, ids);
  try {
    // Unlike a rename, a link never replaces what another starter has just put there.
    linkSync(aside, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(aside);
  }
  return read(path) ?? made;
}

/** The whole text under another name, on the disk; the caller puts it in place. */
function writeAside(path: string, secrets: Partial<Secrets>, ids: Ids): string {
  const aside = `${path}.${ids.next()}`;
  writeFileSync(aside, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flag: 'wx', flush: true });
  return aside;
}

function derive(kept: Partial<Secrets>, name: SecretName): string {
  return createHmac('sha256', kept.AUTH_SECRET ?? '')
    .update(`secret ${name}`)
    .digest('base64url');
}
