import type { Metadata } from "next";
import type { ReactNode } from "react";
import { toPreviewMetadata } from "../preview-metadata";

type Props = { readonly params: Promise<{ readonly token: string }> };

/** Of the layout, so that an address that opens nothing has a head, too: the neutral one. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return toPreviewMetadata((await params).token);
}

export default function SharedLayout({ children }: { readonly children: ReactNode }) {
  return children;
}
