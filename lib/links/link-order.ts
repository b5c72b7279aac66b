import { z } from "zod";
import type { WindowDays } from "@/lib/domain/report";
import { SECTIONS } from "./link";
import type { LinkOrder } from "./manage-links";

/** What the form of a new link may hold; anything else is refused. */
const LINK_FORM = z.strictObject({
  profile: z.string().max(100),
  title: z.string().max(200).optional(),
  overview: z.literal("on").optional(),
  content: z.literal("on").optional(),
  followers: z.literal("on").optional(),
  window: z.enum(["7", "28", "60"]),
  expires: z.enum(["1", "7", "30", "90", "never"]),
  neverConfirmed: z.literal("on").optional(),
});

export type LinkForm =
  | { readonly ok: true; readonly profile: string; readonly order: LinkOrder }
  | { readonly ok: false; readonly problem: string };

/** Reads the form of a new link; the problem is a sentence for its maker. */
export function parseLinkForm(fields: Readonly<Record<string, unknown>>): LinkForm {
  const read = LINK_FORM.safeParse(fields);
  if (!read.success) return refuse("The form was not complete. Reload the page and try again.");
  const { profile, title, window, expires, neverConfirmed, ...boxes } = read.data;
  const sections = SECTIONS.filter((section) => boxes[section] === "on");
  if (sections.length === 0) return refuse("Choose at least one section for the link to show.");
  if (expires === "never" && neverConfirmed === undefined)
    return refuse("Confirm that the link shall work until you revoke it, or choose when it ends.");
  const expiresInDays = expires === "never" ? null : Number(expires);
  return {
    ok: true,
    profile,
    order: { title: title ?? null, sections, window: Number(window) as WindowDays, expiresInDays },
  };
}

function refuse(problem: string): LinkForm {
  return { ok: false, problem };
}
