import { CLAIM_FORM, type ClaimResult, claimInstallation } from "@/lib/accounts/claim";
import { refuseForeignOrigin } from "@/lib/accounts/same-origin";
import { signIn } from "@/lib/accounts/sign-in";
import { answerForm, type FormAnswer, formatWait, readForm } from "../../form-answer";
import { CLAIM_PROBLEMS } from "../problems";

export async function POST(request: Request): Promise<Response> {
  const foreign = refuseForeignOrigin(request);
  if (foreign !== null) return foreign;
  const form = await readForm(request, CLAIM_FORM);
  if (form === null) return answerForm(request, { status: 400, ...refusal("code", "code") });
  const result = await claimInstallation(form, request.headers);
  if (result.kind === "closed") return new Response(null, { status: 404 });
  if (result.kind !== "claimed") return answerForm(request, toAnswer(result));
  const signedIn = await signIn(form, request.headers);
  const cookies = signedIn.kind === "signed-in" ? signedIn.cookies : [];
  return answerForm(request, { status: 200, location: "/imports", cookies });
}

function toAnswer(result: Exclude<ClaimResult, { kind: "claimed" | "closed" }>): FormAnswer {
  if (result.kind === "wrong-code") return { status: 401, ...refusal("code", "code") };
  if (result.kind === "invalid")
    return { status: 422, ...refusal(result.field, result.field), problem: result.problem };
  const { retryAfterSeconds } = result;
  const problem = `Too many attempts. Wait ${formatWait(retryAfterSeconds)}, then try again.`;
  return { status: 429, retryAfterSeconds, location: "/claim?problem=wait", problem };
}

function refusal(key: string, field: string) {
  return { location: `/claim?problem=${key}`, problem: CLAIM_PROBLEMS[key] ?? "", field };
}
