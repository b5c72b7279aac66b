import { type ProblemCode, problem } from "@/lib/domain/problem";
import type { SentError } from "./messages";

type Code = Extract<ProblemCode, "import/stopped" | "import/broken-off" | "import/out-of-memory">;

/** A job that came to no end, through no fault of what was asked; the message is for people. */
export class JobEndedError extends Error {
  override readonly name = "JobEndedError";
  readonly code: Code;
  constructor(code: Code) {
    super(problem(code, { severity: "refused" }).message);
    this.code = code;
  }
}

/** An error that a worker sent, with the code and the stack it had there. */
export function toReceivedError({ name, message, code, stack }: SentError): Error {
  const error = new Error(message);
  error.name = name;
  if (stack !== null) error.stack = stack;
  return code === null ? error : Object.assign(error, { code });
}
