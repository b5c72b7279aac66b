import type { z } from "zod";

/** Longest body that a form of the door can have. */
const FORM_BYTES = 16 * 1024;

/** The fields of a posted form, or null when it is too large, not a form, or not of this shape. */
export async function readForm<Form extends z.ZodType>(
  request: Request,
  form: Form,
): Promise<z.output<Form> | null> {
  const length = Number(request.headers.get("content-length") ?? Number.NaN);
  const type = request.headers.get("content-type") ?? "";
  if (!(length <= FORM_BYTES) || !type.startsWith("application/x-www-form-urlencoded")) return null;
  const read = form.safeParse(Object.fromEntries(new URLSearchParams(await request.text())));
  return read.success ? read.data : null;
}

export type FormAnswer = {
  readonly status: number;
  /** Where to go on, a path of this site. Without script a refused form leads there too. */
  readonly location: string;
  readonly problem?: string;
  readonly field?: string;
  readonly retryAfterSeconds?: number;
  readonly cookies?: readonly string[];
};

/** Answers a script with JSON and the status, a plain form with a redirection. */
export function answerForm(request: Request, answer: FormAnswer): Response {
  const { status, location, problem, field, retryAfterSeconds, cookies } = answer;
  const headers = new Headers({ "Cache-Control": "no-store" });
  for (const cookie of cookies ?? []) headers.append("Set-Cookie", cookie);
  if (retryAfterSeconds !== undefined) headers.set("Retry-After", String(retryAfterSeconds));
  if (request.headers.get("accept")?.includes("application/json"))
    return Response.json({ location, problem, field }, { status, headers });
  headers.set("Location", location);
  return new Response(null, { status: 303, headers });
}

/** "a minute", "14 minutes": how long to wait, rounded up. */
export function formatWait(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return minutes <= 1 ? "a minute" : `${minutes} minutes`;
}
