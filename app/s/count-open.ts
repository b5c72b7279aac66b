import { headers } from "next/headers";
import { after } from "next/server";
import { countLinkOpen, isOpening, type OpenedLink, type OpenedPortfolio } from "@/lib/links/open-link";

/** A page that a person opened counts; what the page itself fetches afterwards does not. */
export async function countOpenAfterwards(link: OpenedLink | OpenedPortfolio): Promise<void> {
  const requestHeaders = await headers();
  if (!isOpening(requestHeaders)) return;
  const now = new Date();
  after(() => countLinkOpen(link, requestHeaders.get("user-agent"), now));
}
