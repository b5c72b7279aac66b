/** What every answer carries; the content security policy of pages comes from proxy.ts, with a nonce. */
const EVERYWHERE = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "X-Robots-Tag", value: "noindex, nofollow, noarchive" },
  {
    key: "Permissions-Policy",
    value: "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  },
];

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Native code and WebAssembly are loaded from their packages, not bundled.
  serverExternalPackages: ["better-sqlite3", "@prisma/schema-engine-wasm"],
  // `npm test` checks types; a person who only starts the app need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // A lock file in a folder above is not ours.
  outputFileTracingRoot: import.meta.dirname,
  images: { unoptimized: true },
  // Titles and preview tags stand in the head of the first bytes, for whichever program reads them.
  htmlLimitedBots: /.*/,
  async headers() {
    return [
      { source: "/:path*", headers: EVERYWHERE },
      // Forms need their Origin, which browsers withhold under no-referrer; shared pages have none that change anything.
      { source: "/((?!s/).*)", headers: [{ key: "Referrer-Policy", value: "same-origin" }] },
      { source: "/s/:path*", headers: [{ key: "Referrer-Policy", value: "no-referrer" }] },
      {
        source: "/api/:path*",
        headers: [
          { key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'; sandbox" },
          { key: "Cache-Control", value: "private, no-store" },
        ],
      },
    ];
  },
  turbopack: { root: import.meta.dirname },
};

export default config;
