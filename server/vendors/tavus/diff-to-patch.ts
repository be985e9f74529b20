/**
 * From what there is to what there should be, as JSON Patch. Only what is wanted is looked at:
 * fields that a person set by hand and we do not name stay theirs.
 */
import { isDeepStrictEqual } from 'node:util';
import type { PatchOperation } from './account.ts';

export function diffToPatch(
  actual: Record<string, unknown>,
  wanted: Record<string, unknown>,
  at = '',
): PatchOperation[] {
  return Object.entries(wanted).flatMap(([key, value]): PatchOperation[] => {
    const path = `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const old = actual[key];
    if (isDeepStrictEqual(old, value)) return [];
    if (isPlain(old) && isPlain(value)) return diffToPatch(old, value, path);
    return [{ op: key in actual ? 'replace' : 'add', path, value }];
  });
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
