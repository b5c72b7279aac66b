/** Runs once when the server starts, before it answers. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs" || process.env["NEXT_PHASE"] === "phase-production-build")
    return;
  const { subscribe } = await import("node:diagnostics_channel");
  const { PEER_HEADER } = await import("@/lib/accounts/request-headers");
  // Only the socket knows who is really asking, and Next passes headers on only; so each request is marked as it arrives.
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: import("node:http").IncomingMessage };
    request.headers[PEER_HEADER] = request.socket.remoteAddress ?? "";
  });
  const { startInstallation } = await import("@/lib/accounts/installation");
  for (const line of await startInstallation()) process.stdout.write(`${line}\n`);
}
