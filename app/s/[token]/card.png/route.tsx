import { createHash } from "node:crypto";
import { ImageResponse } from "next/og";
import { CARD, PreviewCard } from "@/components/links/preview-card";
import { toCardText } from "@/lib/domain/card-text";
import { readPreview } from "../../read-preview";

type Context = { readonly params: Promise<{ readonly token: string }> };

const CARDS_KEPT = 50;
/** Drawing takes a tenth of a second of one processor, and a chat asks for every person who sees the link. */
const kept = new Map<string, Promise<ArrayBuffer>>();

/** The picture of a preview. It asks anew each time, so a link that ends has none from then on; one that opens nothing has the neutral one. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const preview = await readPreview((await params).token);
  const shown = { title: preview && toCardText(preview.title), headline: preview?.headline ?? null };
  const name = JSON.stringify(shown);
  const tag = `"${createHash("sha256").update(name).digest("base64url")}"`;
  const headers = { "Cache-Control": "private, no-cache", ETag: tag };
  if (request.headers.get("if-none-match") === tag) return new Response(null, { status: 304, headers });
  const png = await (kept.get(name) ?? draw(name, shown));
  return new Response(png, { headers: { ...headers, "Content-Type": "image/png" } });
}

function draw(name: string, shown: Parameters<typeof PreviewCard>[0]): Promise<ArrayBuffer> {
  const png = new ImageResponse(<PreviewCard {...shown} />, CARD).arrayBuffer();
  const [oldest] = kept.size < CARDS_KEPT ? [] : kept.keys();
  if (oldest !== undefined) kept.delete(oldest);
  kept.set(name, png);
  png.catch(() => kept.delete(name));
  return png;
}
