import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The folder that holds package.json. */
export const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** A step over by then has done nothing that is worth a line. */
const UNNOTICED_MS = 400;

/** A step that failed, in a sentence that says what to do next. */
export class StepFailed extends Error {}

/**
 * @typedef {object} Outcome
 * @property {number} code exit code; 1 when the program could not be started or was ended by a signal
 * @property {string} output what it wrote, both streams
 */

/**
 * Runs a program in the project's folder and keeps what it writes.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} [env] added to the environment
 * @returns {Promise<Outcome>}
 */
export function runProgram(command, args, env = {}) {
  return new Promise((resolve) => {
    let output = "";
    const child = spawn(command, [...args], {
      cwd: ROOT,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
      stdio: ["ignore", "pipe", "pipe"],
      // npm is a shell script there.
      shell: process.platform === "win32" && command === "npm",
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8");
      stream.on("data", (text) => {
        output += text;
      });
    }
    child.on("error", (error) => resolve({ code: 1, output: `${output}${error.message}\n` }));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * Does a step: silent when it is over at once, one line when it takes time, the program's last lines when it fails.
 * @param {string} sentence
 * @param {() => Promise<Outcome>} work
 * @param {(output: string) => string} whatToDo the sentence shown under the program's last lines
 */
export async function runStep(sentence, work, whatToDo) {
  const saying = setTimeout(() => console.log(`${sentence} …`), UNNOTICED_MS);
  const { code, output } = await work();
  clearTimeout(saying);
  if (code === 0) return;
  console.error(lastLines(output, 40));
  throw new StepFailed(whatToDo(output));
}

/**
 * @param {string} text
 * @param {number} count
 */
export function lastLines(text, count) {
  return text.trimEnd().split("\n").slice(-count).join("\n");
}
