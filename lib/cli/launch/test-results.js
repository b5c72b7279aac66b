/**
 * How many tests passed and failed. A skipped test has shown nothing and counts as failed.
 * @typedef {{ readonly passed: number, readonly failed: number }} Tally
 */

/**
 * Counts Vitest's JSON report. A file that broke before its first test counts as one failed test.
 * @param {{ numPassedTests: number, numTotalTests: number,
 *   testResults: readonly { status: string, assertionResults: readonly unknown[] }[] }} report
 * @returns {Tally}
 */
export function tallyVitest({ numPassedTests, numTotalTests, testResults }) {
  const broken = testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  return { passed: numPassedTests, failed: numTotalTests - numPassedTests + broken.length };
}

/**
 * Counts Playwright's JSON report. An error outside of every test counts as one failed test.
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number },
 *   errors: readonly unknown[] }} report
 * @returns {Tally}
 */
export function tallyPlaywright({ stats, errors }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped + errors.length };
}

/**
 * The verdict of a program that failed although its report shows no failure, or left no report: one failed.
 * @param {number} code the program's exit code
 * @param {Tally | null} tally null: there is no report
 * @returns {Tally}
 */
export function withExitCode(code, tally) {
  if (tally === null) return { passed: 0, failed: 1 };
  const ranNothing = tally.passed + tally.failed === 0;
  return tally.failed === 0 && (code !== 0 || ranNothing) ? { ...tally, failed: 1 } : tally;
}
