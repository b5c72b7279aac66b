import { Agent, get } from "node:http";
import { performance } from "node:perf_hooks";

/** What a browser says of itself when somebody opens a page; openings by programs are not counted. */
const HEADERS = {
  accept: "text/html",
  "accept-language": "en-GB",
  "sec-fetch-dest": "document",
  "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
};

/** One answer: its status (0: none came), and when it was asked for and had arrived, in milliseconds of the machine's clock. */
export type Sample = { readonly status: number; readonly from: number; readonly to: number };
export type Load = { readonly url: string; readonly connections: number; readonly forMs: number };

/**
 * A process of its own, so that asking takes nothing of the server's: each connection asks anew as soon as the answer has arrived whole. Takes
 * a Load as a message, answers with its Samples, and ends when its parent lets go.
 */
process.on("message", async (load: Load) => process.send?.(await generate(load)));
process.on("disconnect", () => process.exit());

async function generate({ url, connections, forMs }: Load): Promise<readonly Sample[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const samples: Sample[] = [];
  const until = now() + forMs;
  const ask = async () => {
    while (now() < until) samples.push(await askOnce(url, agent));
  };
  await Promise.all(Array.from({ length: connections }, ask));
  agent.destroy();
  return samples;
}

function askOnce(url: string, agent: Agent): Promise<Sample> {
  const from = now();
  return new Promise((resolve) => {
    const asked = get(url, { agent, headers: HEADERS }, (answer) => {
      answer.once("end", () => resolve({ status: answer.statusCode ?? 0, from, to: now() }));
      answer.once("error", () => resolve({ status: 0, from, to: now() }));
      answer.resume();
    });
    asked.once("error", () => resolve({ status: 0, from, to: now() }));
  });
}

/** Comparable between processes, finer than Date.now. */
function now(): number {
  return performance.timeOrigin + performance.now();
}
