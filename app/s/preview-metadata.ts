import type { Metadata } from "next";
import { CARD } from "@/components/links/preview-card";
import { toLinkAddress } from "@/lib/links/link-address";
import { readOrigin, readPreview } from "./read-preview";

const NEUTRAL = "Shared dashboard";

/**
 * The head of every address below /s that opens nothing: it names no picture, because the picture's address would repeat what was asked for, and
 * the answers would not be the same.
 */
export const NEUTRAL_METADATA: Metadata = toMetadata(NEUTRAL, "A read-only dashboard.", null);

/** The head of a shared page: for its reader, for chats that preview the link, and against search engines. */
export async function toPreviewMetadata(token: string): Promise<Metadata> {
  const [preview, origin] = await Promise.all([readPreview(token), readOrigin()]);
  if (preview === null) return NEUTRAL_METADATA;
  const { title, headline } = preview;
  const description =
    headline === null
      ? "A read-only dashboard."
      : `${headline.label} ${headline.value}${headline.change === null ? "" : ` (${headline.change})`}, ${headline.days}.`;
  return toMetadata(title, description, `${toLinkAddress(token, origin)}/card.png`);
}

function toMetadata(title: string, description: string, picture: string | null): Metadata {
  const images = picture === null ? [] : [{ url: picture, ...CARD, alt: title, type: "image/png" }];
  return {
    title,
    description,
    robots: { index: false, follow: false, noarchive: true },
    referrer: "no-referrer",
    openGraph: { type: "website", siteName: "Tallyboard", title, description, images },
    twitter: {
      card: picture === null ? "summary" : "summary_large_image",
      title,
      description,
      images: images.map(({ url, alt }) => ({ url, alt })),
    },
  };
}
