import { expect, it } from 'vitest';

import { expectOnConsole, judgeConsole } from './quiet-console.ts';

it('lets a line pass that was announced', () => {
  expectOnConsole(/disk is full/);
  console.warn('the disk is full');
});

it('takes a line that nobody announced for a fault', () => {
  expect(() => judgeConsole({ said: ['odd'], expected: [/other/] })).toThrow('did not announce:\nodd');
});

it('takes an announced line that never came for a fault', () => {
  expect(() => judgeConsole({ said: [], expected: [/never/] })).toThrow('The console never said /never/.');
});
