import { CircleAlert, Info } from "lucide-react";
import type { Problem } from "@/lib/domain/problem";

const SHOWN_AT_ONCE = 4;

/** What is wrong or worth knowing, each with its line, its column and the text that stands there. */
export function ProblemList({ problems }: { readonly problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  const first = problems.slice(0, SHOWN_AT_ONCE);
  const rest = problems.slice(SHOWN_AT_ONCE);
  return (
    <div className="flex flex-col gap-2">
      <Problems problems={first} />
      {rest.length > 0 ? (
        <details>
          <summary className="inline-flex min-h-7 items-center text-sm font-semibold text-accent-strong underline-offset-2 hover:underline">
            Show {rest.length} more
          </summary>
          <Problems problems={rest} />
        </details>
      ) : null}
    </div>
  );
}

function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  return (
    <ul className="flex flex-col gap-2">
      {problems.map((problem) => (
        <li
          key={`${problem.code} ${problem.line} ${problem.column} ${problem.message}`}
          className="flex gap-2.5 text-sm"
        >
          {problem.severity === "refused" ? (
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />
          ) : (
            <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
          )}
          <div className="min-w-0">
            <p className="text-pretty wrap-anywhere">{problem.message}</p>
            <Place problem={problem} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function Place({ problem: { line, column, value } }: { readonly problem: Problem }) {
  const place = [line === null ? null : `Line ${line}`, column === null ? null : `column ${column}`].filter(
    (part) => part !== null,
  );
  if (place.length === 0 && value === null) return null;
  return (
    <p className="text-muted">
      {place.join(", ")}
      {value === null ? null : (
        <>
          {place.length > 0 ? ": " : null}
          <code className="rounded bg-sunken px-1 wrap-anywhere">{value === "" ? "(empty)" : value}</code>
        </>
      )}
    </p>
  );
}
