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
  turbopack: { root: import.meta.dirname },
};

export default config;
