import { expect, it } from 'vitest';
import { applyJsonPatch } from './json-patch.ts';

const document = { a: 1, list: ['x', 'y'], deep: { 'with/slash': { '~tilde': true } } };

it.each([
  ['add a field', [{ op: 'add', path: '/b', value: 2 }], { ...document, b: 2 }],
  ['add into a list', [{ op: 'add', path: '/list/1', value: 'n' }], { ...document, list: ['x', 'n', 'y'] }],
  ['add at the end', [{ op: 'add', path: '/list/-', value: 'n' }], { ...document, list: ['x', 'y', 'n'] }],
  ['replace in a list', [{ op: 'replace', path: '/list/0', value: 'n' }], { ...document, list: ['n', 'y'] }],
  ['remove', [{ op: 'remove', path: '/list/0' }], { ...document, list: ['y'] }],
  [
    'escaped keys',
    [{ op: 'replace', path: '/deep/with~1slash/~0tilde', value: 0 }],
    { ...document, deep: { 'with/slash': { '~tilde': 0 } } },
  ],
  ['move', [{ op: 'move', from: '/a', path: '/c' }], { list: document.list, deep: document.deep, c: 1 }],
  ['copy', [{ op: 'copy', from: '/a', path: '/c' }], { ...document, c: 1 }],
  [
    'test then act',
    [
      { op: 'test', path: '/a', value: 1 },
      { op: 'replace', path: '/a', value: 2 },
    ],
    { ...document, a: 2 },
  ],
])('%s', (_what, patch, expected) => {
  expect(applyJsonPatch(document, patch)).toEqual({ kind: 'patched', document: expected });
});

it.each([
  ['replace what is not there', [{ op: 'replace', path: '/none', value: 1 }]],
  ['remove what is not there', [{ op: 'remove', path: '/list/7' }]],
  ['a test that fails', [{ op: 'test', path: '/a', value: 2 }]],
  ['a step into a number', [{ op: 'add', path: '/a/b', value: 1 }]],
])('refuses to %s and changes nothing', (_what, patch) => {
  const before = structuredClone(document);
  expect(applyJsonPatch(document, patch).kind).toBe('misfit');
  expect(document).toEqual(before);
});

it.each([
  ['an object', { op: 'add' }],
  ['an unknown operation', [{ op: 'merge', path: '/a', value: 1 }]],
  ['a path without a slash', [{ op: 'add', path: 'a', value: 1 }]],
  ['no value', [{ op: 'add', path: '/a' }]],
])('%s is no patch', (_what, patch) => {
  expect(applyJsonPatch(document, patch).kind).toBe('malformed');
});

it('says when nothing changed', () => {
  expect(applyJsonPatch(document, [{ op: 'replace', path: '/a', value: 1 }])).toEqual({ kind: 'unchanged' });
  expect(applyJsonPatch(document, [])).toEqual({ kind: 'unchanged' });
});
