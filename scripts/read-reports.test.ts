import { describe, expect, it } from 'vitest';

import { closingLine, countsOf, readPlaywrightReport, readVitestReport, sum } from './read-reports.ts';

const vitest = (over: object) =>
  JSON.stringify({
    success: true,
    numPassedTests: 3,
    numFailedTests: 0,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [{ status: 'passed', name: 'a', assertionResults: [{ status: 'passed' }] }],
    ...over,
  });

describe('the closing line', () => {
  it('adds up both runners', () => {
    const unit = readVitestReport(vitest({}));
    const e2e = readPlaywrightReport(
      JSON.stringify({ stats: { expected: 2, unexpected: 1, flaky: 0, skipped: 4 }, errors: [] }),
    );
    expect(closingLine(sum([unit, e2e]))).toBe('5 passed, 1 failed, 6 skipped');
  });

  it('counts a file that could not be loaded', () => {
    const testResults = [{ status: 'failed', name: 'broken', assertionResults: [] }];
    expect(readVitestReport(vitest({ success: false, testResults })).failed).toBe(1);
  });

  it('does not count a file twice whose tests failed', () => {
    const testResults = [{ status: 'failed', name: 'a', assertionResults: [{ status: 'failed' }] }];
    expect(readVitestReport(vitest({ numFailedTests: 1, testResults })).failed).toBe(1);
  });

  it('does not take a test for good that passed only the second time', () => {
    const stats = { expected: 2, unexpected: 0, flaky: 1, skipped: 0 };
    expect(readPlaywrightReport(JSON.stringify({ stats, errors: [] })).failed).toBe(1);
  });
});

describe('a runner', () => {
  const good = { passed: 3, failed: 0, skipped: 0 };

  it('that ended well is counted as it says', () => {
    expect(countsOf({ code: 0, report: good })).toEqual(good);
  });
  it('that left no report has failed', () => {
    expect(countsOf({ code: 0, report: undefined }).failed).toBe(1);
  });
  it('that ran nothing has failed', () => {
    expect(countsOf({ code: 0, report: { passed: 0, failed: 0, skipped: 9 } }).failed).toBe(1);
  });
  it('that ended badly without a failed test has failed', () => {
    expect(countsOf({ code: 1, report: good }).failed).toBe(1);
  });
});
