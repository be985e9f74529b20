import { expect, test } from 'vitest';
import { instanceStart } from './instance-witness.ts';

test('an instance says when it began', () => {
  const id = btoa('542h7vo65mq3614bbkif1tj5o2_20190130T000000Z someone@m').replace(/=+$/, '');
  expect(instanceStart(id)).toBe(Date.parse('2019-01-30T00:00:00Z'));
});

test('single events, whole days, tasks and other ids say nothing', () => {
  for (const id of [
    btoa('542h7vo65mq someone@m'),
    btoa('542h7_20190130 someone@m'),
    'tasks_ab!',
    '',
    'ttb_x',
  ])
    expect(instanceStart(id)).toBeNull();
});
