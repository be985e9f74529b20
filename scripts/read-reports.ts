/**
 * How many tests passed, failed and were skipped, read from the runners' own reports: what they
 * print is for people, and a runner that crashed has printed nothing wrong.
 */
export type Counts = { passed: number; failed: number; skipped: number };

export const noTests: Counts = { passed: 0, failed: 0, skipped: 0 };

export const sum = (all: readonly Counts[]): Counts =>
  all.reduce(
    (total, one) => ({
      passed: total.passed + one.passed,
      failed: total.failed + one.failed,
      skipped: total.skipped + one.skipped,
    }),
    noTests,
  );

export const closingLine = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

type VitestReport = {
  success: boolean;
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests?: number;
  testResults: { status: string; name: string; assertionResults: { status: string }[] }[];
};

/** A file that could not be loaded has no tests to fail: it counts as one failure. */
export function readVitestReport(text: string): Counts {
  const report = JSON.parse(text) as VitestReport;
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  };
}

type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
};

/** A test that passed only when repeated counts as failed. Errors outside of tests count too. */
export function readPlaywrightReport(text: string): Counts {
  const { stats, errors } = JSON.parse(text) as PlaywrightReport;
  const failed = stats.unexpected + stats.flaky;
  return {
    passed: stats.expected,
    failed: failed === 0 ? errors.length : failed,
    skipped: stats.skipped,
  };
}

/**
 * What a runner's result counts as. No report, no test at all, or a bad exit code without a
 * failed test (an error outside of tests) is a failure of its own.
 */
export function countsOf(input: { code: number; report: Counts | undefined }): Counts {
  const { code, report } = input;
  if (!report) return { ...noTests, failed: 1 };
  const nothingRan = report.passed + report.failed === 0;
  if (nothingRan || (code !== 0 && report.failed === 0)) return { ...report, failed: report.failed + 1 };
  return report;
}
