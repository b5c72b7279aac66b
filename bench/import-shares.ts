import { packOriginal } from "@/lib/db/originals";
import type { OwnerScope } from "@/lib/db/scope";
import { toDay } from "@/lib/domain/day";
import { readBatch } from "@/lib/exports/read-batch";
import { commitBatch } from "./commit-batch";
import type { MadeUpBatch } from "./made-up-batches";
import { formatShare, type Measurement, NO_CONTROL, timed } from "./measurement";
import { type PlainStatement, plainDriver } from "./plain-driver";

/** The parts of an import in the database, by the statement that does them. */
const STATEMENTS = [
  { part: "store", starts: 'INSERT INTO "Reading"' },
  { part: "fold", starts: 'INSERT INTO "Board"' },
  { part: "commit", starts: "COMMIT" },
] as const;
type Part = (typeof STATEMENTS)[number]["part"] | "other statements";

/** Where the time of an import goes: a round of its own, because looking costs time too. */
export async function measureImportShares(
  scope: OwnerScope,
  batches: readonly MadeUpBatch[],
): Promise<readonly Measurement[]> {
  const watch = watchStatements();
  let [whole, parse, pack] = [0, 0, 0];
  try {
    for (const batch of batches) {
      const { profile, exportedOn } = batch.answers;
      const options = { profile, exportedOn, today: toDay("2026-03-25") };
      parse += (await timed(() => readBatch(batch.files, options))).ms;
      pack += (await timed(() => packEach(batch))).ms;
      whole += (await timed(() => commitBatch(scope, batch))).ms;
    }
  } finally {
    watch.stop();
  }
  const { spent } = watch;
  const named = [["parse", parse], ...Object.entries(spent)] as const;
  const rest = whole - named.reduce((sum, [, ms]) => sum + ms, 0);
  // Packing runs beside the rest, so it is no part of the sum.
  const parts = [...named, ["Prisma and JavaScript", rest], ["(packing, on another thread)", pack]] as const;
  return parts.map(([part, ms]) => ({
    name: `  time in: ${part}`,
    value: formatShare(ms / whole),
    control: NO_CONTROL,
    ratio: null,
    goal: null,
  }));
}

async function packEach({ files }: MadeUpBatch): Promise<void> {
  for (const { bytes } of files) await packOriginal(bytes);
}

/** Adds up what the driver spends on the statements that Prisma has it prepare and run, until stopped. */
function watchStatements() {
  const spent: Record<Part, number> = { store: 0, fold: 0, commit: 0, "other statements": 0 };
  const { prototype } = plainDriver();
  const prepare = prototype.prepare;
  prototype.prepare = function (this: typeof prototype, sql) {
    const part = partOf(sql);
    const start = performance.now();
    const statement = prepare.call(this, sql);
    spent[part] += performance.now() - start;
    return clocked(statement, (ms) => {
      spent[part] += ms;
    });
  };
  return {
    spent,
    stop: () => {
      prototype.prepare = prepare;
    },
  };
}

function clocked(statement: PlainStatement, add: (ms: number) => void): PlainStatement {
  const clock =
    <Cells extends readonly unknown[], Result>(run: (...cells: Cells) => Result) =>
    (...cells: Cells): Result => {
      const start = performance.now();
      try {
        return run(...cells);
      } finally {
        add(performance.now() - start);
      }
    };
  return Object.assign(statement, {
    run: clock(statement.run.bind(statement)),
    all: clock(statement.all.bind(statement)),
  });
}

function partOf(sql: string): Part {
  const text = sql.trimStart();
  return STATEMENTS.find(({ starts }) => text.startsWith(starts))?.part ?? "other statements";
}
