import { expect, it } from 'vitest';
import { takenBackBy } from './taken-back.ts';

const add = { version: 4 };
const undo = { version: 5, undoOf: 4 };
const redo = { version: 6, undoOf: 5 };
const again = { version: 7, undoOf: 6 };

it('what is taken back, put back and taken back again is told as it stands', () => {
  expect(takenBackBy([add]).has(4)).toBe(false);
  expect(takenBackBy([add, undo]).has(4)).toBe(true);
  expect(takenBackBy([add, undo, redo]).has(4)).toBe(false);
  expect(takenBackBy([add, undo, redo, again]).has(4)).toBe(true);
});
