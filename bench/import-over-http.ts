import { once } from "node:events";
import { openAsBlob, statSync } from "node:fs";
import { type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import type { MeasuredServer } from "./measured-server";

/** Uploads the table and returns the batch that it waits in. */
export async function uploadTable({ address, headers }: MeasuredServer, path: string): Promise<string> {
  const size = String(statSync(path).size);
  const answer = await fetch(`${address}/api/imports`, {
    method: "POST",
    headers: { ...headers, "x-file-name": "shops.csv", "x-file-size": size },
    body: await openAsBlob(path),
  });
  if (answer.status !== 201) throw new Error(`The upload was refused: ${await answer.text()}`);
  return (await answer.json()).batchId;
}

type Work = {
  readonly batchId: string;
  readonly what: "preview" | "commit";
  /** That the table has. */
  readonly rows: number;
};

/** Throws unless every row is new: a refusal would be fast. */
export async function workOn(
  { address, headers }: MeasuredServer,
  { batchId, what, rows }: Work,
): Promise<void> {
  const outcome = await post(`${address}/api/imports/${batchId}/${what}`, headers);
  if (outcome?.files?.[0]?.rows.new !== rows)
    throw new Error(`The ${what} of the table went wrong: ${JSON.stringify(outcome).slice(0, 500)}`);
}

/** Waits as long as it takes; `fetch` gives up after five minutes, which a machine with other things to do may need. */
async function post(url: string, headers: MeasuredServer["headers"]) {
  const asked = request(url, { method: "POST", headers }).end();
  const [answer]: IncomingMessage[] = await once(asked, "response");
  return answer === undefined ? null : JSON.parse(await text(answer));
}
