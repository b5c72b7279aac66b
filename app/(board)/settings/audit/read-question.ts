import { type AuditQuestion, isAuditGroup } from "@/lib/accounts/audit";

type Given = { readonly [name: string]: string | readonly string[] | undefined };

/** What the address asks of the log; whatever it says that means nothing asks for everything. */
export function readQuestion({ kind, who, before }: Given): AuditQuestion {
  return {
    group: typeof kind === "string" && isAuditGroup(kind) ? kind : null,
    actor: textOf(who),
    before: textOf(before),
  };
}

function textOf(value: Given[string]): string | null {
  return typeof value === "string" && value !== "" && value.length <= 50 ? value : null;
}

/** The same question as an address's query; `before` only where given. */
export function toQuery({ group, actor }: AuditQuestion, before: string | null = null): string {
  const query = new URLSearchParams();
  if (group !== null) query.set("kind", group);
  if (actor !== null) query.set("who", actor);
  if (before !== null) query.set("before", before);
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}
