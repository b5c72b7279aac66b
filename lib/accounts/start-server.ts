import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { receiveExchange } from "./exchange";
import { startInstallation } from "./installation";
import { toReadableAddress } from "./readable-address";
import { receiveReader } from "./reader-locale";
import { PEER_HEADER } from "./request-headers";

/** Prepares the server process: marks requests with their sender, mends their addresses, migrates, and tells the operator what to know. */
export async function startServer(): Promise<void> {
  receiveRequests();
  for (const line of await startInstallation()) process.stdout.write(`${line}\n`);
}

/** Only the socket knows who is asking and Next hands on headers alone, so each request is marked as it arrives. */
function receiveRequests(): void {
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as {
      readonly request: IncomingMessage;
      readonly response: ServerResponse;
    };
    request.headers[PEER_HEADER] = request.socket.remoteAddress ?? "";
    receiveReader(request.headers["accept-language"] ?? null);
    receiveExchange(response);
    request.url = toReadableAddress(request.url ?? "/");
  });
}
