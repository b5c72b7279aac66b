import { z } from "zod";
import { parseDay } from "@/lib/domain/day";
import { NUMBER_LOCALES } from "@/lib/domain/number-locales";
import type { WindowDays } from "@/lib/domain/report";
import { SECTIONS } from "./link";
import { findLinkPasswordProblem } from "./link-password";
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
  password: z.string().max(1024).optional(),
  figures: z.enum(["live", "pinned", "as-of"]).default("live"),
  asOf: z.string().max(10).optional(),
  message: z.string().max(2_000).optional(),
  windowFixed: z.literal("on").optional(),
  noDownloads: z.literal("on").optional(),
  notes: z.literal("on").optional(),
  headline: z.literal("on").optional(),
  locale: z.string().max(20).optional(),
});

export type LinkForm =
  | {
      readonly ok: true;
      readonly profile: string;
      /** Whether the figures of now are to be kept; the reports are the caller's to make. */
      readonly isPinned: boolean;
      readonly order: Required<Omit<LinkOrder, "pinned">>;
    }
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
  const extras = readExtras(boxes);
  if (!extras.ok) return extras;
  return {
    ok: true,
    profile,
    isPinned: boxes.figures === "pinned",
    order: {
      title: title ?? null,
      sections,
      window: Number(window) as WindowDays,
      expiresInDays,
      ...extras.extras,
    },
  };
}

type Extras = Pick<LinkForm & { ok: true }, "order">["order"];

function readExtras(form: Partial<z.output<typeof LINK_FORM>>) {
  const password = form.password === undefined || form.password === "" ? null : form.password;
  const problem = password === null ? null : findLinkPasswordProblem(password);
  if (problem !== null) return refuse(problem);
  if (form.locale && !Object.hasOwn(NUMBER_LOCALES, form.locale))
    return refuse("Choose one of the languages in the list.");
  const asOf = form.figures === "as-of" ? parseDay(form.asOf ?? "") : null;
  if (form.figures === "as-of" && asOf === null)
    return refuse("Choose the last day that the link shall show.");
  const extras = {
    password,
    asOf,
    message: form.message ?? null,
    windowFixed: form.windowFixed === "on",
    downloads: form.noDownloads !== "on",
    notesShown: form.notes === "on",
    headlineShown: form.headline === "on",
    locale: form.locale ? form.locale : null,
  } satisfies Partial<Extras>;
  return { ok: true, extras } as const;
}

function refuse(problem: string): { readonly ok: false; readonly problem: string } {
  return { ok: false, problem };
}
