import { expect, it } from 'vitest';
import { createLine } from './in-line.ts';

it('a wish is sent when the one before is answered, also when that failed', async () => {
  const line = createLine();
  const first = Promise.withResolvers<string>();
  const sent: string[] = [];
  const one = line.run(() => (sent.push('one'), first.promise));
  const two = line.run(() => (sent.push('two'), Promise.resolve('second')));
  await Promise.resolve();
  expect(sent).toEqual(['one']);
  first.reject(new Error('no server'));
  await expect(one).rejects.toThrow('no server');
  expect(await two).toBe('second');
  expect(sent).toEqual(['one', 'two']);
  expect(line.count()).toBe(2);
});
