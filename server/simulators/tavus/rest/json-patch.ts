/**
 * RFC 6902 on a copy of the document, as `PATCH /v2/personas/{id}` takes it.
 */
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';

const path = z.string().regex(/^(\/([^~/]|~0|~1)*)*$/);
const JsonPatch = z.array(
  z.discriminatedUnion('op', [
    z.object({ op: z.enum(['add', 'replace', 'test']), path, value: z.unknown() }),
    z.object({ op: z.literal('remove'), path }),
    z.object({ op: z.enum(['copy', 'move']), path, from: path }),
  ]),
);

export type PatchResult =
  | { kind: 'patched'; document: Record<string, unknown> }
  | { kind: 'unchanged' }
  /** Not a patch at all. */
  | { kind: 'malformed' }
  /** A patch that does not fit this document. */
  | { kind: 'misfit'; why: string };

type Container = Record<string, unknown> | unknown[];

export function applyJsonPatch(document: Record<string, unknown>, input: unknown): PatchResult {
  const patch = JsonPatch.safeParse(input);
  if (!patch.success || !hasValues(input)) return { kind: 'malformed' };
  const copy = structuredClone(document);
  for (const operation of patch.data) {
    const why = applyOne(copy, operation as Operation);
    if (why !== null) return { kind: 'misfit', why };
  }
  return isDeepStrictEqual(copy, document) ? { kind: 'unchanged' } : { kind: 'patched', document: copy };
}

type Operation = { op: string; path: string; from?: string; value?: unknown };

/** zod lets `value` be missing; the RFC does not. */
const hasValues = (input: unknown): boolean =>
  (input as Operation[]).every((one) => !['add', 'replace', 'test'].includes(one.op) || 'value' in one);

function applyOne(document: Record<string, unknown>, operation: Operation): string | null {
  switch (operation.op) {
    case 'add':
      return put(document, operation.path, { value: structuredClone(operation.value), mustExist: false });
    case 'replace':
      return put(document, operation.path, { value: structuredClone(operation.value), mustExist: true });
    case 'remove':
      return take(document, operation.path).why;
    case 'test': {
      const found = look(document, operation.path);
      return (
        found.why ??
        (isDeepStrictEqual(found.value, operation.value) ? null : `test failed at ${operation.path}`)
      );
    }
    default: {
      const from = operation.from ?? '';
      const found = operation.op === 'move' ? take(document, from) : look(document, from);
      return (
        found.why ?? put(document, operation.path, { value: structuredClone(found.value), mustExist: false })
      );
    }
  }
}

type Found = { why: null; value: unknown } | { why: string; value?: undefined };

function look(document: Record<string, unknown>, pointer: string): Found {
  let value: unknown = document;
  for (const key of keysOf(pointer)) {
    if (!has(value, key)) return { why: `no ${pointer}` };
    value = (value as Record<string, unknown>)[key];
  }
  return { why: null, value };
}

function put(
  document: Record<string, unknown>,
  pointer: string,
  what: { value: unknown; mustExist: boolean },
): string | null {
  const keys = keysOf(pointer);
  const key = keys.pop();
  if (key === undefined) return 'the whole document cannot be replaced';
  const parent = look(document, toPointer(keys));
  if (parent.why !== null) return parent.why;
  if (typeof parent.value !== 'object' || parent.value === null) return `no ${pointer}`;
  if (what.mustExist && !has(parent.value, key)) return `no ${pointer}`;
  if (!Array.isArray(parent.value)) {
    (parent.value as Record<string, unknown>)[key] = what.value;
    return null;
  }
  const index = key === '-' ? parent.value.length : Number(key);
  if (!Number.isInteger(index) || index < 0 || index > parent.value.length) return `no ${pointer}`;
  parent.value.splice(index, what.mustExist ? 1 : 0, what.value);
  return null;
}

function take(document: Record<string, unknown>, pointer: string): Found {
  const found = look(document, pointer);
  if (found.why !== null) return found;
  const keys = keysOf(pointer);
  const key = keys.pop() ?? '';
  const parent = look(document, toPointer(keys)).value as Container;
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
  return found;
}

const keysOf = (pointer: string): string[] =>
  pointer === ''
    ? []
    : pointer
        .slice(1)
        .split('/')
        .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));

const toPointer = (keys: string[]): string =>
  keys.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

function has(value: unknown, key: string): boolean {
  if (Array.isArray(value)) return /^(0|[1-9]\d*)$/.test(key) && Number(key) < value.length;
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key);
}
