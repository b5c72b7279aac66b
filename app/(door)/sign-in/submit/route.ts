import { toInternalPath } from "@/lib/accounts/next-path";
import { refuseForeignOrigin } from "@/lib/accounts/same-origin";
import { SIGN_IN_FORM, signIn } from "@/lib/accounts/sign-in";
import { answerForm, formatWait, readForm } from "../../form-answer";
import { SIGN_IN_PROBLEMS } from "../problems";

export async function POST(request: Request): Promise<Response> {
  const foreign = refuseForeignOrigin(request);
  if (foreign !== null) return foreign;
  const form = await readForm(request, SIGN_IN_FORM);
  if (form === null) return answerForm(request, { status: 400, ...refusal("wrong", undefined) });
  const result = await signIn(form, request.headers);
  if (result.kind === "signed-in")
    return answerForm(request, { status: 200, location: toInternalPath(form.next), cookies: result.cookies });
  if (result.kind === "code") {
    const query = new URLSearchParams({ next: toInternalPath(form.next) });
    return answerForm(request, { status: 200, location: `/sign-in/code?${query}`, cookies: result.cookies });
  }
  if (result.kind === "wrong") return answerForm(request, { status: 401, ...refusal("wrong", form.next) });
  const { retryAfterSeconds } = result;
  const problem = `Too many attempts. Wait ${formatWait(retryAfterSeconds)}, then try again.`;
  return answerForm(request, { status: 429, retryAfterSeconds, ...refusal("wait", form.next), problem });
}

function refusal(key: string, next: string | undefined) {
  const query = new URLSearchParams({
    problem: key,
    ...(next === undefined ? {} : { next: toInternalPath(next) }),
  });
  return { location: `/sign-in?${query}`, problem: SIGN_IN_PROBLEMS[key] ?? "" };
}
