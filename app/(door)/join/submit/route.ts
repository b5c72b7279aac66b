import { JOIN_FORM, type JoinResult, join } from "@/lib/accounts/invitations";
import { refuseForeignOrigin } from "@/lib/accounts/same-origin";
import { signIn } from "@/lib/accounts/sign-in";
import { answerForm, type FormAnswer, formatWait, readForm } from "../../form-answer";
import { JOIN_PROBLEMS } from "../problems";

const CLOSED = {
  status: 404,
  location: "/join/-",
  problem: "This invitation opens nothing any more. Ask whoever sent it for a new one.",
};

export async function POST(request: Request): Promise<Response> {
  const foreign = refuseForeignOrigin(request);
  if (foreign !== null) return foreign;
  const form = await readForm(request, JOIN_FORM);
  if (form === null) return answerForm(request, { ...CLOSED, status: 400 });
  const result = await join(form, request.headers);
  if (result.kind !== "joined") return answerForm(request, toAnswer(result, form.token));
  const { email } = result;
  const signedIn = await signIn({ email, password: form.password }, request.headers);
  switch (signedIn.kind) {
    case "signed-in":
      return answerForm(request, { status: 200, location: "/overview", cookies: signedIn.cookies });
    case "code":
      return answerForm(request, { status: 200, location: "/sign-in/code", cookies: signedIn.cookies });
    default:
      return answerForm(request, { status: 200, location: "/sign-in" });
  }
}

function toAnswer(result: Exclude<JoinResult, { kind: "joined" }>, token: string): FormAnswer {
  const refusal = (key: string, field: string) => ({
    location: `/join/${encodeURIComponent(token)}?problem=${key}`,
    problem: JOIN_PROBLEMS[key] ?? "",
    field,
  });
  switch (result.kind) {
    case "closed":
      return CLOSED;
    case "wrong":
      return { status: 401, ...refusal("wrong", "password") };
    case "invalid":
      return { status: 422, ...refusal(result.field, result.field), problem: result.problem };
    case "too-many": {
      const { retryAfterSeconds } = result;
      const problem = `Too many attempts. Wait ${formatWait(retryAfterSeconds)}, then try again.`;
      return { status: 429, retryAfterSeconds, ...refusal("wait", "password"), problem };
    }
  }
}
