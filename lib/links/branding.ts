import { z } from "zod";
import { findBranding, findEmbedOrigins, findLogo, type StoredLogo, storeBranding } from "@/lib/db/branding";
import type { OwnerScope, ProfileScope, WorkspaceScope } from "@/lib/db/scope";
import { inkOn, parseBrandColor } from "@/lib/domain/brand-color";
import { readEmbedOrigins } from "./embed-origins";
import { readLogo } from "./logo";

/** How shared pages look: colours as `#rrggbb`; `ink` is what can be read on the colour. */
export type Branding = {
  readonly name: string | null;
  readonly color: string | null;
  readonly ink: string | null;
  readonly hasLogo: boolean;
};

export async function getBranding(scope: WorkspaceScope | ProfileScope): Promise<Branding> {
  const { name, color: text, hasLogo } = await findBranding(scope);
  const color = text === null ? null : parseBrandColor(text);
  return { name, color, ink: color && inkOn(color), hasLogo };
}

export function getLogo(scope: WorkspaceScope | ProfileScope): Promise<StoredLogo | null> {
  return findLogo(scope);
}

export function listEmbedOrigins(scope: WorkspaceScope): Promise<readonly string[]> {
  return findEmbedOrigins(scope);
}

const FORM = z.strictObject({
  name: z.string().max(200),
  color: z.string().max(20),
  ownColor: z.literal("on").optional(),
  embedOrigins: z.string().max(2_000),
  logo: z.instanceof(File).optional(),
  noLogo: z.literal("on").optional(),
});

export type BrandingProblem = { readonly field: string; readonly message: string };

/** Keeps what the form says; the problems are sentences for its sender, by field. */
export async function storeBrandingForm(
  scope: OwnerScope,
  fields: Readonly<Record<string, unknown>>,
  now: Date,
): Promise<readonly BrandingProblem[]> {
  const read = FORM.safeParse(fields);
  if (!read.success) return [{ field: "name", message: "The form was not complete. Reload the page." }];
  const { logo, noLogo } = read.data;
  const words = readWords(read.data);
  if (!words.ok) return [words.problem];
  if (noLogo === "on") await storeBranding(scope, { ...words.words, logo: null, now });
  else if (logo === undefined || logo.size === 0) await storeBranding(scope, { ...words.words, now });
  else {
    const picture = readLogo(new Uint8Array(await logo.arrayBuffer()));
    if (!picture.ok) return [{ field: "logo", message: picture.problem }];
    await storeBranding(scope, { ...words.words, logo: picture.logo, now });
  }
  return [];
}

function readWords(form: z.output<typeof FORM>) {
  const name = form.name.trim();
  if ([...name].length > 60) return refuse("name", "Keep the name under 60 characters.");
  const color = form.ownColor === undefined ? null : parseBrandColor(form.color);
  if (form.ownColor !== undefined && color === null)
    return refuse("color", "Choose a colour such as #0a7f5c.");
  const origins = readEmbedOrigins(form.embedOrigins);
  if (!origins.ok) return refuse("embedOrigins", origins.problem);
  return {
    ok: true,
    words: { name: name === "" ? null : name, color, embedOrigins: origins.origins },
  } as const;
}

function refuse(field: string, message: string) {
  return { ok: false, problem: { field, message } } as const;
}
