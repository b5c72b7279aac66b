import { isReady } from "@/lib/accounts/installation";

export const dynamic = "force-dynamic";

/** The database takes writes and has room. Says no more than that to a stranger. */
export async function GET(): Promise<Response> {
  const ready = await isReady();
  return new Response(ready ? "ok" : "fail", {
    status: ready ? 200 : 503,
    headers: { "Cache-Control": "no-store" },
  });
}
