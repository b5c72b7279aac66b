"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { PersonState } from "@/components/people/people-states";
import { requireSession } from "@/lib/accounts/session";
import { makeWorkspace, workIn } from "@/lib/accounts/workspaces";

/** Goes on in another workspace of one's own, or makes a further one and goes there. */
export async function workspaceAction(_: PersonState, form: FormData): Promise<PersonState> {
  const session = await requireSession();
  let wanted = String(form.get("workspace") ?? "");
  if (form.get("change") === "create") {
    if (session.owner === null)
      return { kind: "refused", problem: "Only owners of a workspace make further ones. Ask one of them." };
    const made = await makeWorkspace(session.owner, String(form.get("name") ?? ""), new Date());
    if (!made.ok) return { kind: "refused", problem: made.problem };
    wanted = made.workspaceId;
  }
  const problem = await workIn(session, wanted);
  if (problem !== null) return { kind: "refused", problem };
  // What is on the screen belongs to the workspace before.
  revalidatePath("/", "layout");
  redirect("/overview");
}
