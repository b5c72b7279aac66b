const layer = (name, from, allowed, why) => ({
  name,
  severity: "error",
  comment: why,
  from: { path: from, pathNot: "\\.test\\.tsx?$|/testing/" },
  to: { pathNot: allowed },
});

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    layer(
      "domain-is-pure",
      "^lib/domain/",
      "^lib/domain/",
      "The domain imports nothing: no framework, no library, no database.",
    ),
    layer(
      "exports-know-no-database",
      "^lib/exports/",
      "^lib/(domain|exports)/|node_modules/(zod|yauzl|saxes)/|^(node:)?(zlib|crypto|stream|buffer|util|path|stream/promises)$",
      "Bytes become readings without a database, a framework or the environment.",
    ),
    layer(
      "db-knows-no-screens",
      "^lib/db/",
      "^lib/(domain|db)/|^lib/env\\.ts|node_modules/(@prisma|prisma|better-sqlite3|pg)/|^(node:)?(fs|fs/promises|path|crypto|url|module|zlib|async_hooks|stream|stream/promises|timers|timers/promises|os|util)$|^prisma/",
      "Only lib/db may speak to Prisma.",
    ),
    layer(
      "imports-read-and-store",
      "^lib/imports/",
      "^lib/(domain|exports|db|imports)/|^lib/env\\.ts|node_modules/zod/|^(node:)?(child_process|crypto|fs|fs/promises|path|stream|stream/promises|os|timers/promises|url|zlib)$",
      "An import is reading, previewing, committing and undoing.",
    ),
    layer(
      "charts-are-pure",
      "^lib/charts/",
      "^lib/(domain|charts)/",
      "A chart is geometry and text, so that pages, files and messages draw the same one.",
    ),
    layer(
      "reports-read",
      "^lib/reports/",
      "^lib/(domain|db|charts|reports)/|node_modules/(zod|react)/|^(node:)?crypto$",
      "Reports read the board and evaluate metrics.",
    ),
    layer(
      "entries-are-checked-and-stored",
      "^lib/entries/",
      "^lib/(domain|db|entries)/|node_modules/zod/",
      "What people type in is checked and stored; it draws nothing.",
    ),
    layer(
      "leaving-takes-along-and-erases",
      "^lib/leaving/",
      "^lib/(domain|db|imports|mail|leaving)/|^lib/env\\.ts|node_modules/(zod|yazl|yauzl)/|^(node:)?(crypto|fs|fs/promises|path|stream|stream/promises|timers/promises)$",
      "Everything is carried away as one file, or erased; it draws nothing.",
    ),
    layer(
      "mail-sends",
      "^lib/mail/",
      "^lib/(domain|db|links|reports|mail)/|^lib/env\\.ts|node_modules/(zod|nodemailer)/|^(node:)?(crypto|fs|fs/promises|path)$",
      "Messages are made of reports and links and sent.",
    ),
    layer(
      "links-and-accounts-stand-on-db",
      "^lib/(links|accounts)/",
      "^lib/(domain|db|links|accounts)/|^lib/env\\.ts|node_modules/(zod|better-auth|@better-auth|next|uqr)/|^(node:)?(async_hooks|crypto|diagnostics_channel|fs|fs/promises|http|net|path|timers/promises|util)$",
      "Links and accounts decide who sees what; they draw nothing.",
    ),
    layer(
      "upkeep-keeps-safe",
      "^lib/upkeep/",
      "^lib/(domain|db|imports|upkeep)/|^lib/env\\.ts",
      "What is done daily without anybody asking: it checks, copies and clears up.",
    ),
    layer(
      "sample-imports-as-people-do",
      "^lib/sample/",
      "^lib/(domain|db|imports|entries|sample)/|^(node:)?zlib$",
      "The made-up profile comes in through the importer, as any other.",
    ),
    layer(
      "components-show",
      "^components/",
      "^components/|^lib/(domain|charts)/|node_modules/(react|react-dom|recharts|next|lucide-react|d3-[a-z]+)/|\\.css$",
      "Components get values by props; they never fetch.",
    ),
    layer(
      "app-composes",
      "^app/",
      "^app/|^components/|^lib/(reports|imports|entries|links|accounts|leaving|mail|domain|charts|sample|upkeep)/|^lib/env\\.ts|node_modules/(next|react|react-dom|zod|lucide-react)/|\\.css$|^(node:)?(crypto|stream)$",
      "Routes compose; they hold no queries and no formulas.",
    ),
    layer(
      "cli-is-a-second-face",
      "^lib/cli/",
      "^lib/(cli|reports|imports|entries|links|accounts|leaving|mail|domain|sample|upkeep)/|^lib/env\\.ts|node_modules/(zod|commander|esbuild|tsx|tinyglobby)/|^(node:)?[a-z0-9_/]+$",
      "The command line composes, as app does.",
    ),
    {
      name: "prisma-only-in-db",
      severity: "error",
      comment: "Only lib/db may speak to Prisma.",
      from: { path: "^(app|components|lib)/", pathNot: "^lib/db/" },
      to: { path: "node_modules/(@prisma|prisma|better-sqlite3|pg)/|^lib/db/generated" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules|lib/db/generated" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
    exclude: { path: "^\\.next/" },
  },
};
