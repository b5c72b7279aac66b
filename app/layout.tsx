import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { currentLocale } from "@/lib/domain/locale";
import "./globals.css";
import { readTheme } from "./theme";

export const metadata: Metadata = {
  title: { default: "Tallyboard", template: "%s · Tallyboard" },
  description: "Your TikTok exports as one lossless history, with charts you can trust.",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfaf8" },
    { media: "(prefers-color-scheme: dark)", color: "#151513" },
  ],
};

/** Stands after everything that is seen of a page. */
const PAGE_END = "page-end";

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const theme = await readTheme();
  return (
    <html lang="en" data-locale={currentLocale()} {...(theme === "system" ? {} : { "data-theme": theme })}>
      <body>
        {/* Painted whole or not yet: a row that is half read would make room for the rest of itself when it comes. */}
        <link rel="expect" href={`#${PAGE_END}`} blocking="render" />
        {children}
        <span id={PAGE_END} hidden />
      </body>
    </html>
  );
}
