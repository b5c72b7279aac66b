import { recordAudit } from "./audit";
import { reader } from "./client";
import type { OwnerScope, ProfileScope, WorkspaceScope } from "./scope";
import { write } from "./writer";

export type StoredLogo = { readonly bytes: Uint8Array; readonly type: string };

export type StoredBranding = {
  readonly name: string | null;
  readonly color: string | null;
  readonly hasLogo: boolean;
};

const NOTHING: StoredBranding = { name: null, color: null, hasLogo: false };

/** How shared pages of the workspace look; the bytes of the logo are asked for apart. */
export async function findBranding({ workspaceId }: WorkspaceScope | ProfileScope): Promise<StoredBranding> {
  const row = await reader().branding.findUnique({
    where: { workspaceId },
    select: { name: true, color: true, logoType: true },
  });
  return row === null ? NOTHING : { name: row.name, color: row.color, hasLogo: row.logoType !== null };
}

export async function findLogo({ workspaceId }: WorkspaceScope | ProfileScope): Promise<StoredLogo | null> {
  const row = await reader().branding.findUnique({
    where: { workspaceId },
    select: { logo: true, logoType: true },
  });
  return row?.logo && row.logoType ? { bytes: row.logo, type: row.logoType } : null;
}

/** Origins that may show shared pages in a frame, such as `https://www.northwind.example`. */
export async function findEmbedOrigins({ workspaceId }: WorkspaceScope): Promise<readonly string[]> {
  const { embedOrigins } = await reader().workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { embedOrigins: true },
  });
  return toOrigins(embedOrigins);
}

/** As the column holds them, one to a line. */
export function toOrigins(text: string): readonly string[] {
  return text.split("\n").filter((line) => line !== "");
}

export type BrandingChange = {
  readonly name: string | null;
  readonly color: string | null;
  /** null: none any more; absent: as it is. */
  readonly logo?: StoredLogo | null;
  readonly embedOrigins: readonly string[];
  readonly now: Date;
};

export async function storeBranding(scope: OwnerScope, change: BrandingChange): Promise<void> {
  const { workspaceId } = scope;
  const { name, color, logo, embedOrigins, now } = change;
  const bytes = logo && new Uint8Array(logo.bytes);
  const picture = logo === undefined ? {} : { logo: bytes ?? null, logoType: logo?.type ?? null };
  const values = { name, color, ...picture };
  await write(async (tx) => {
    await tx.branding.upsert({ where: { workspaceId }, create: { workspaceId, ...values }, update: values });
    await tx.workspace.update({
      where: { id: workspaceId },
      data: { embedOrigins: embedOrigins.join("\n") },
    });
    await recordAudit(tx, workspaceId, {
      at: now,
      actor: scope.userId ?? "operator",
      kind: "workspace/branded",
      subject: workspaceId,
      detail: `Frames: ${embedOrigins.length === 0 ? "none" : embedOrigins.join(", ")}`,
    });
  });
}
