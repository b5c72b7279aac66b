import { CHANGE_PASSWORD_FORM, changePassword } from "@/lib/accounts/change-password";
import { refuseForeignOrigin } from "@/lib/accounts/same-origin";
import { answerForm, formatWait, readForm } from "../../../(door)/form-answer";

const HERE = "/settings";

export async function POST(request: Request): Promise<Response> {
  const foreign = refuseForeignOrigin(request);
  if (foreign !== null) return foreign;
  const form = await readForm(request, CHANGE_PASSWORD_FORM);
  const result = form === null ? ({ kind: "wrong" } as const) : await changePassword(form, request.headers);
  switch (result.kind) {
    case "changed":
      return answerForm(request, {
        status: 200,
        location: `${HERE}?changed=password`,
        cookies: result.cookies,
      });
    case "not-signed-in":
      return answerForm(request, {
        status: 401,
        location: "/sign-in",
        problem: "You are no longer signed in. Sign in and try again.",
      });
    case "wrong":
      return answerForm(request, {
        status: 400,
        location: HERE,
        field: "current",
        problem: "This is not your current password. Nothing was changed.",
      });
    case "invalid":
      return answerForm(request, { status: 400, location: HERE, field: "password", problem: result.problem });
    case "too-many": {
      const { retryAfterSeconds } = result;
      const problem = `Too many attempts. Wait ${formatWait(retryAfterSeconds)}, then try again.`;
      return answerForm(request, { status: 429, location: HERE, retryAfterSeconds, problem });
    }
  }
}
