/** Runs once when the server starts, before it answers. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] === "nodejs") {
    const { startServer } = await import("@/lib/accounts/start-server");
    const { clearUploads } = await import("@/lib/imports/uploads");
    await clearUploads();
    await startServer();
    const { startMailTimer } = await import("@/lib/mail/mail-timer");
    startMailTimer();
    const { startUpkeepTimer } = await import("@/lib/upkeep/upkeep-timer");
    startUpkeepTimer();
  }
}
