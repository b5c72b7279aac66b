import type { ReactNode } from "react";
import { NEUTRAL_METADATA } from "../preview-metadata";

/** Of the layout, so that an address that opens nothing has a head, too. */
export const metadata = NEUTRAL_METADATA;

export default function SharedLayout({ children }: { readonly children: ReactNode }) {
  return children;
}
