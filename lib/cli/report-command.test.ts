import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { parseAddress, toReportRequest } from "@/lib/domain/address";
import type { Handle } from "@/lib/domain/handle";
import type { ReportRequest, Section } from "@/lib/domain/report";
import { DAY_METRICS } from "@/lib/domain/weekday-band";
import { COMPARISONS, WINDOW_LENGTHS } from "@/lib/domain/window";
import { asOperator } from "@/lib/imports/operator";
import { dayAfter, followerFile, overviewFile } from "@/lib/imports/testing/made-up-exports";
import { getContent } from "@/lib/reports/content";
import { getFollowers } from "@/lib/reports/followers";
import { getGoals } from "@/lib/reports/goals";
import { getOutlooks } from "@/lib/reports/outlook";
import { getOverview } from "@/lib/reports/overview";
import { findReportProfile } from "@/lib/reports/profiles";
import { toReportJson } from "@/lib/reports/to-json";
import { main } from "./main";

const DAYS = 450;
const SECTIONS = { overview: getOverview, content: getContent, followers: getFollowers } as const;
const HANDLE = "northwind.bakes" as Handle;

let folder: string;

async function printed(
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly text: string }> {
  let text = "";
  const out = vi.spyOn(process.stdout, "write").mockImplementation((piece) => {
    text += String(piece);
    return true;
  });
  try {
    return { code: await main(args), text };
  } finally {
    out.mockRestore();
  }
}

/** The report that the page of this address draws; Overview with its cards of what lies ahead. */
function readAsPage(section: Section, request: ReportRequest): Promise<unknown> {
  return asOperator(async (scope) => {
    const profile = await findReportProfile(scope, HANDLE);
    if (profile === null) throw new Error("The profile is not there.");
    const report = await SECTIONS[section](profile, request);
    const ahead =
      section === "overview"
        ? {
            outlook: await getOutlooks(profile, request, { frame: report, metrics: DAY_METRICS }),
            goals: await getGoals(profile, report.asOf),
          }
        : {};
    return JSON.parse(JSON.stringify({ ...toReportJson(report), ...ahead }));
  });
}

describe("report", () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "tallyboard-report-"));
    vi.stubEnv("TALLYBOARD_DATA", join(folder, "data"));
    vi.stubEnv("DATABASE_URL", "");
    for (const first of [0, 300]) {
      const days = Array.from({ length: first === 0 ? 300 : DAYS - 300 }, (_, index) => {
        const at = first + index;
        return at % 41 === 7 ? [null, 1, 2, 3, 4] : [100 + (at % 7) * 10 + at, at % 5, (at % 9) - 2, 1, 0];
      });
      const totals = days.map((_, index) => 900 + first + index);
      const made = [
        overviewFile({ from: dayAfter(first), days, mode: "A" }),
        followerFile({ from: dayAfter(first), totals, mode: "A" }),
      ];
      const paths = made.map(({ name, bytes }) => {
        const path = join(folder, name);
        writeFileSync(path, bytes);
        return path;
      });
      const on = ["--exported-on", dayAfter(first + days.length)];
      const { code, text } = await printed("import", "--profile", HANDLE, ...on, "--json", ...paths);
      if (code !== 0) throw new Error(text);
    }
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  it("prints for every window and comparison what the page of that address shows", async () => {
    for (const section of ["overview", "content", "followers"] as const)
      for (const window of WINDOW_LENGTHS)
        for (const compare of COMPARISONS) {
          const query = { profile: `@${HANDLE}`, window: String(window), compare };
          const { code, text } = await printed(
            ...["report", "--profile", HANDLE, "--section", section, "--window", query.window],
            ...["--compare", compare, "--json"],
          );
          expect(code).toBe(0);
          const told = JSON.parse(text);
          expect(told).toEqual(await readAsPage(section, toReportRequest(parseAddress(query))));
          expect(told.compare).toBe(compare);
        }
  });

  it("compares with the previous period where nothing else is asked for", async () => {
    const report = ["report", "--profile", HANDLE, "--section", "overview", "--window", "28", "--json"];
    expect(await printed(...report)).toEqual(await printed(...report, "--compare", "previous"));
    const year = JSON.parse((await printed(...report, "--compare", "year")).text);
    expect(year.figures.videoViews.change).toMatchObject({ kind: "percent", matchedDays: 28 });
  });

  it("ends with 64 for a comparison that does not exist", async () => {
    vi.spyOn(process.stderr, "write").mockImplementation(() => true);
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const report = ["report", "--profile", HANDLE, "--section", "overview", "--window", "28"];
    expect((await printed(...report, "--compare", "last-month")).code).toBe(64);
  });
});
