import { describe, expect, it } from "vitest";
import { tallyPlaywright, tallyVitest, withExitCode } from "./test-results.js";

describe("counting test results", () => {
  it("counts a skipped Vitest test as failed", () => {
    const report = { numPassedTests: 7, numTotalTests: 9, testResults: [] };
    expect(tallyVitest(report)).toEqual({ passed: 7, failed: 2 });
  });

  it("counts a file that broke before its first test", () => {
    const report = {
      numPassedTests: 3,
      numTotalTests: 3,
      testResults: [
        { status: "passed", assertionResults: [1, 2, 3] },
        { status: "failed", assertionResults: [] },
      ],
    };
    expect(tallyVitest(report)).toEqual({ passed: 3, failed: 1 });
  });

  it("counts a browser test that passed only when repeated as failed", () => {
    const report = {
      stats: { expected: 10, unexpected: 1, flaky: 1, skipped: 1 },
      errors: ["the server died"],
    };
    expect(tallyPlaywright(report)).toEqual({ passed: 10, failed: 4 });
  });

  it("fails when the program failed without a failed test, left no report or ran nothing", () => {
    expect(withExitCode(1, { passed: 5, failed: 0 })).toEqual({ passed: 5, failed: 1 });
    expect(withExitCode(0, null)).toEqual({ passed: 0, failed: 1 });
    expect(withExitCode(0, { passed: 0, failed: 0 })).toEqual({ passed: 0, failed: 1 });
    expect(withExitCode(0, { passed: 5, failed: 0 })).toEqual({ passed: 5, failed: 0 });
  });
});
