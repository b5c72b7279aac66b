import { type Client, database, type Tx } from "./client";
import { write } from "./writer";

/** Everything else that a model offers reads. */
const WRITES = /^(create|update|upsert|delete)/;

type Delegate = { readonly [operation: string]: (args: unknown) => Promise<unknown> };

/**
 * A Prisma client for libraries that bring their own queries: reads go to the reader, every write and every
 * interactive transaction goes through `write`, so that none of them lands inside another's transaction.
 */
export function authClient(): Client {
  const extended = database().reader.$extends({
    name: "writes-in-turn",
    query: {
      $allModels: {
        $allOperations({ model, operation, args, query }) {
          if (!WRITES.test(operation)) return query(args);
          return write((tx) => runOn(tx, { model, operation, args }));
        },
      },
    },
    client: {
      $transaction(work: (tx: Tx) => Promise<unknown>): Promise<unknown> {
        if (typeof work !== "function")
          throw new Error("Only interactive transactions go through the writer.");
        return write(work);
      },
    },
  });
  return extended as unknown as Client;
}

function runOn(
  tx: Tx,
  call: { readonly model: string; readonly operation: string; readonly args: unknown },
): Promise<unknown> {
  const property = call.model.charAt(0).toLowerCase() + call.model.slice(1);
  const delegate = (tx as unknown as { readonly [model: string]: Delegate | undefined })[property];
  const run = delegate?.[call.operation];
  if (!delegate || !run) throw new Error(`Prisma knows no ${property}.${call.operation}.`);
  return run.call(delegate, call.args);
}
