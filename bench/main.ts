import { parseArgs } from "node:util";
import { measureImportSpeed } from "./import-speed";
import { measureImportTable } from "./import-table";
import { measureInteractive } from "./interactive";
import { measureLargeImport } from "./large-import";
import type { Measurement } from "./measurement";
import { measurePortfolioTime } from "./portfolio-time";
import { measureReportTime } from "./report-time";
import { measureLargeReports } from "./reports-large";
import { measureSharedLoad } from "./shared-load";
import { measureSharedPage } from "./shared-page";
import { toTable } from "./table";

const PARTS: Readonly<Record<string, () => Promise<readonly Measurement[]>>> = {
  import: measureImportSpeed,
  large: measureLargeImport,
  table: measureImportTable,
  report: measureReportTime,
  "reports-large": measureLargeReports,
  portfolio: measurePortfolioTime,
  page: measureSharedPage,
  interactive: measureInteractive,
  "shared-load": measureSharedLoad,
};

const USAGE = `npm run bench -- [--only ${Object.keys(PARTS).join("|")}] [--strict]
  --only     one part instead of all, may be repeated
  --strict   exit 1 when a goal is missed`;

/**
 * Measures what the product promises about speed and weight, each beside a control from the same run, and prints one table. Only the
 * ratios say something about the product: the absolute figures are this machine's. Returns the exit code.
 */
export async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options === null) {
    console.error(USAGE);
    return 2;
  }
  const measured: Measurement[] = [];
  for (const name of options.only) {
    console.log(`Measuring: ${name} …`);
    measured.push(...((await PARTS[name]?.()) ?? []));
  }
  console.log(`\n${toTable(measured)}`);
  const missed = measured.filter(({ goal }) => goal !== null && !goal.met).length;
  console.log(missed === 0 ? "\nEvery goal is met." : `\nMissed goals: ${missed}.`);
  return options.strict && missed > 0 ? 1 : 0;
}

function readOptions(
  args: readonly string[],
): { readonly only: readonly string[]; readonly strict: boolean } | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { only: { type: "string", multiple: true }, strict: { type: "boolean" } },
    });
    const only = values.only ?? Object.keys(PARTS);
    return only.every((name) => Object.hasOwn(PARTS, name)) ? { only, strict: values.strict ?? false } : null;
  } catch {
    return null;
  }
}
