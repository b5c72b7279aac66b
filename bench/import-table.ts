import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { TABLE, TABLE_MEASURES, writeMadeUpTable } from "./made-up-table";
import { atLeast, atMost, formatPerSecond, type Measurement, NO_CONTROL, timed } from "./measurement";
import { insertTablePlainly } from "./plain-table";
import { inScratchFolder } from "./scratch-folder";

const COMMAND = fileURLToPath(new URL("../lib/cli/tallyboard.js", import.meta.url));
/** Runs before the command in its process: tells the most memory that it ever held, in kilobytes. */
const TELL_MEMORY = `data:text/javascript,process.on("exit",()=>console.error("peak "+process.resourceUsage().maxRSS))`;
const SPEED_GOAL = 0.5;
const MEMORY_GOAL_MB = 300;

/**
 * A table of a million rows of many profiles by the command line, from its start to its end, against the plain driver's prepared inserts
 * of the same readings; and the most memory of that process.
 */
export function measureImportTable(): Promise<readonly Measurement[]> {
  return inScratchFolder(async (folder) => {
    const path = join(folder, "figures.csv");
    await writeMadeUpTable(path);
    await runCommand(folder, ["imports", "--json"]);
    const imported = await timed(() => runCommand(folder, ["import", path, "--json"]));
    const plainMs = await insertTablePlainly({ folder, imported: join(folder, "tallyboard.db") });
    const readings = TABLE.rows * TABLE_MEASURES.length;
    const perSecond = (ms: number) => formatPerSecond((1000 * readings) / ms);
    const ratio = plainMs / imported.ms;
    const megabytes = imported.result / 1000;
    return [
      {
        name: `readings of a table of ${TABLE.rows.toLocaleString("en")} rows, against plain prepared inserts`,
        value: perSecond(imported.ms),
        control: perSecond(plainMs),
        ratio,
        goal: atLeast(ratio, SPEED_GOAL),
      },
      {
        name: "  most memory of the importing process",
        value: `${Math.round(megabytes)} MB`,
        control: NO_CONTROL,
        ratio: null,
        goal: { ...atMost(megabytes, MEMORY_GOAL_MB), text: `≤ ${MEMORY_GOAL_MB} MB` },
      },
    ];
  });
}

/** Kilobytes of memory at most; throws unless the command is done and everything was imported. */
function runCommand(folder: string, args: readonly string[]): Promise<number> {
  const { DATABASE_URL: _, ...surroundings } = process.env;
  const child = spawn(process.execPath, ["--import", TELL_MEMORY, COMMAND, ...args], {
    env: { ...surroundings, TALLYBOARD_DATA: folder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [output, errors] = ["", ""];
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (errors += chunk));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      const peak = /^peak ([0-9]+)$/m.exec(errors)?.[1];
      if (code === 0 && peak !== undefined && !output.includes('"status":"refused"')) resolve(Number(peak));
      else reject(new Error(`tallyboard ${args[0]} ended with ${code}: ${errors}${output.slice(0, 500)}`));
    });
  });
}
