import { toInternalPath } from "@/lib/accounts/next-path";
import { refuseForeignOrigin } from "@/lib/accounts/same-origin";
import { CODE_FORM, signInWithCode } from "@/lib/accounts/second-factor";
import { answerForm, formatWait, readForm } from "../../../form-answer";
import { SIGN_IN_PROBLEMS } from "../../problems";
import { CODE_PROBLEMS } from "../problems";

export async function POST(request: Request): Promise<Response> {
  const foreign = refuseForeignOrigin(request);
  if (foreign !== null) return foreign;
  const form = await readForm(request, CODE_FORM);
  if (form === null) return answerForm(request, { status: 400, ...refusal("code", undefined) });
  const result = await signInWithCode(form.code, request.headers);
  switch (result.kind) {
    case "signed-in": {
      const { cookies } = result;
      return answerForm(request, { status: 200, location: toInternalPath(form.next), cookies });
    }
    case "wrong":
      return answerForm(request, { status: 401, ...refusal("code", form.next), field: "code" });
    case "over":
      return answerForm(request, {
        status: 401,
        location: "/sign-in?problem=over",
        problem: SIGN_IN_PROBLEMS["over"] ?? "",
      });
    case "too-many": {
      const { retryAfterSeconds } = result;
      const problem = `Too many attempts. Wait ${formatWait(retryAfterSeconds)}, then try again.`;
      return answerForm(request, { status: 429, retryAfterSeconds, ...refusal("wait", form.next), problem });
    }
  }
}

function refusal(key: string, next: string | undefined) {
  const query = new URLSearchParams({ problem: key, next: toInternalPath(next) });
  return { location: `/sign-in/code?${query}`, problem: CODE_PROBLEMS[key] ?? "" };
}
