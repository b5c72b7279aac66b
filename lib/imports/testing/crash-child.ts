import { writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { operatorScope } from "@/lib/db/scope";
import { receiveUpload } from "../receive";
import { runStep, STEPS } from "./crash-steps";

/** At once and to the last byte, however soon the process is killed. */
function say(line: string): void {
  writeSync(1, `${line}\n`);
}

/** Makes the steps from this one on, saying the number of those that are committed. */
async function makeSteps(from: number): Promise<void> {
  const scope = await operatorScope();
  say("begun");
  for (let done = from; done < STEPS.length; done += 1) {
    const step = STEPS[done];
    if (step) await runStep(scope, step);
    say(String(done + 1));
  }
}

/** Takes one upload to its end and waits forever in the middle of a second one. */
async function receiveForever(): Promise<void> {
  const scope = await operatorScope();
  const announced = { name: "Overview.csv", modifiedOn: null, size: 4, sha256: null };
  const first = await receiveUpload(scope, { ...announced, batchId: null }, { body: streamOf("Date", true) });
  if (!first.ok) throw new Error(first.message);
  const batchId = first.batchId;
  const second = receiveUpload(
    scope,
    { ...announced, batchId, size: 400 },
    { body: streamOf("Date", false) },
  );
  say("begun");
  await second;
}

function streamOf(text: string, ends: boolean): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(Buffer.from(text));
      if (ends) controller.close();
    },
  });
}

/** Made to be killed: loads everything, then waits for the word. */
say("ready");
for await (const line of createInterface({ input: process.stdin })) {
  if (line === "upload") await receiveForever();
  else await makeSteps(Number(line));
}
