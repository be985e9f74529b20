import { describe, expect, it } from 'vitest';

import { parsePatch } from './parse-patch.ts';

const diff = '--- a/x.ts\n+++ b/x.ts\n@@ -1 +1 @@\n-a\n+b\n';

describe('the head of a mutant patch', () => {
  it('names guard, file and test', () => {
    const text = `# guard: the clash check\n# test: server/a.test.ts -t "refuses a \\"clash\\""\n${diff}`;
    expect(parsePatch('a.patch', text)).toEqual({
      patch: 'a.patch',
      guard: 'the clash check',
      test: { runner: 'vitest', file: 'server/a.test.ts', name: 'refuses a \\"clash\\"' },
    });
  });

  it('may name a whole file, or a test in the browser', () => {
    expect(parsePatch('a', `# guard: g\n# test: server/a.test.ts\n${diff}`).test.name).toBeUndefined();
    expect(parsePatch('a', `# guard: g\n# spec: e2e/a.spec.ts -g "two panels"\n${diff}`).test).toEqual({
      runner: 'playwright',
      file: 'e2e/a.spec.ts',
      name: 'two panels',
    });
  });

  it.each([
    ['no guard', `# test: a.test.ts\n${diff}`],
    ['no test', `# guard: g\n${diff}`],
    ['no change', '# guard: g\n# test: a.test.ts\n'],
  ])('is refused with %s', (_what, text) => {
    expect(() => parsePatch('a.patch', text)).toThrow(/^a\.patch /);
  });
});
