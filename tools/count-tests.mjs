// @ts-check
/**
 * @typedef {object} TestReport as vitest's JSON reporter writes it
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {{ status: string, name: string, assertionResults: unknown[] }[]} testResults
 */
/** @typedef {{ passed: number, failed: number }} Count */

/**
 * Counts what a run of vitest says of itself. A file that could not even be loaded has no tests, and
 * an error outside of any test fails none: each counts as one that failed.
 * @param {TestReport | undefined} report undefined when vitest ended without one
 * @param {number | null} exitCode
 * @returns {Count}
 */
export function countTests(report, exitCode) {
  if (!report) return { passed: 0, failed: 1 }
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  const failed = report.numFailedTests + broken.length
  return { passed: report.numPassedTests, failed: failed === 0 && exitCode !== 0 ? 1 : failed }
}

/**
 * @param {Count[]} counts
 * @returns {Count}
 */
export function addCounts(counts) {
  return {
    passed: counts.reduce((sum, { passed }) => sum + passed, 0),
    failed: counts.reduce((sum, { failed }) => sum + failed, 0),
  }
}
