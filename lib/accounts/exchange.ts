import { AsyncLocalStorage } from "node:async_hooks";
import type { ServerResponse } from "node:http";

/** Next loads this module more than once in a process; the requests are the same. */
const KEY = Symbol.for("tallyboard.exchange");
const registry = globalThis as { [KEY]?: AsyncLocalStorage<ServerResponse> };
const exchanges = registry[KEY] ?? new AsyncLocalStorage<ServerResponse>();
registry[KEY] = exchanges;

/** Remembers what the request that begins here is answered through. */
export function receiveExchange(response: ServerResponse): void {
  exchanges.enterWith(response);
}

/** What the present request is answered through, with the request as it arrived in `req`; null outside of a server. */
export function currentExchange(): ServerResponse | null {
  return exchanges.getStore() ?? null;
}
