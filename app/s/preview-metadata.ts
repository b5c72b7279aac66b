import type { Metadata } from "next";
import { CARD } from "@/components/links/preview-card";
import { toLinkAddress } from "@/lib/links/link-address";
import { readOrigin, readPreview } from "./read-preview";

const NEUTRAL = "Shared dashboard";

/** The head of a shared page: for its reader, for chats that preview the link, and against search engines. The same for every link that opens nothing. */
export async function toPreviewMetadata(token: string): Promise<Metadata> {
  const [preview, origin] = await Promise.all([readPreview(token), readOrigin()]);
  const title = preview?.title ?? NEUTRAL;
  const headline = preview?.headline ?? null;
  const description =
    headline === null
      ? "A read-only dashboard."
      : `${headline.label} ${headline.value}${headline.change === null ? "" : ` (${headline.change})`}, ${headline.days}.`;
  const image = { url: `${toLinkAddress(token, origin)}/card.png`, ...CARD, alt: title, type: "image/png" };
  return {
    title,
    description,
    robots: { index: false, follow: false, noarchive: true },
    referrer: "no-referrer",
    openGraph: { type: "website", siteName: "Tallyboard", title, description, images: [image] },
    twitter: { card: "summary_large_image", title, description, images: [{ url: image.url, alt: title }] },
  };
}
