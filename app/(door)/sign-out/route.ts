import { refuseForeignOrigin } from "@/lib/accounts/same-origin";
import { signOut } from "@/lib/accounts/sign-in";

export async function POST(request: Request): Promise<Response> {
  const foreign = refuseForeignOrigin(request);
  if (foreign !== null) return foreign;
  const headers = new Headers({
    Location: "/sign-in",
    "Cache-Control": "no-store",
    // Pages that the browser kept would show figures to whoever sits down next.
    "Clear-Site-Data": '"cache", "storage"',
  });
  for (const cookie of await signOut(request.headers)) headers.append("Set-Cookie", cookie);
  return new Response(null, { status: 303, headers });
}
