import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { cutRemoteCode, cuts, findForbidden } from './strip-daily-remote-code.ts';

const require = createRequire(import.meta.url);
const daily = readFileSync(join(dirname(require.resolve('@daily-co/daily-js')), 'daily-esm.js'), 'utf8');

test('nothing forbidden is left of the installed daily-js', () => {
  expect(findForbidden(daily)).not.toBeNull();
  expect(findForbidden(cutRemoteCode(daily))).toBeNull();
});

test.each(cuts.filter(({ what }) => what !== 'a script element'))(
  'leaving out the cut of $what is noticed in the output',
  ({ what }) => {
    const others = cuts.filter((cut) => cut.what !== what);
    expect(findForbidden(cutRemoteCode(daily, others))).not.toBeNull();
  },
);

test('the cut source creates no script element', () => {
  expect(cutRemoteCode(daily)).not.toMatch(/createElement\((['"`])script\1\)/);
});

test('a version in which something moved stops the build and says what', () => {
  expect(() => cutRemoteCode(daily.replaceAll('ingest.sentry.io', 'reports.example'))).toThrow(
    'daily-js changed: error reports to a third party found 0 times, expected 1',
  );
  expect(() => cutRemoteCode(`${daily};document.createElement("script")`)).toThrow(
    'daily-js changed: a script element found 2 times, expected 1',
  );
});
