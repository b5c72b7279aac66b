import { addDays, type Day } from "@/lib/domain/day";
import { headerHash } from "../tables/header-hash";
import type { SettledMapping } from "../tables/settled-mapping";
import { ENTRY_SOURCES } from "./entry-sources";
import { MAPPED_SOURCES } from "./mapped-sources";
import type { Source } from "./source";
import { EXPORTED_ON, valueAt } from "./source-values";
import { CONTENT_HEADER, OVERVIEW_HEADER, postId, videoLink } from "./uploads";

const inLanguage = (language: string) => {
  const format = new Intl.DateTimeFormat(language, { month: "long", day: "numeric", timeZone: "UTC" });
  return (day: Day) => format.format(Date.parse(day));
};
const slashes = (day: Day) => day.replaceAll("-", "/");

const DAYS = 14;

function daily(
  header: readonly string[],
  { label, unknown, net = [] }: { label: Source["label"]; unknown: string; net?: readonly string[] },
): Source["grid"] {
  return (salt, late) => [
    header,
    ...Array.from({ length: DAYS }, (_, index) => {
      const day = addDays(EXPORTED_ON, late - DAYS + index);
      const values = header.slice(1).map((heading, column) => {
        const value = valueAt(salt * 10_000 + index * 100 + column);
        if (value === null) return unknown;
        return net.includes(heading) && value % 5 === 1 ? `-${value}` : String(value);
      });
      return [label(day), ...values];
    }),
  ];
}

const TITLES = [
  "Rye, salt & patience",
  'What "crumb" means',
  "#sourdough @northwind.bakes",
  "Café crème — 2,50 € 🥐",
  "=1+1 and nothing else",
  "",
  '"hi","there"',
];

const english = inLanguage("en");
const spanish = inLanguage("es");
const russian = inLanguage("ru");

export const SOURCES: readonly Source[] = [
  {
    format: "studio/overview",
    file: "Overview",
    quotes: "all",
    label: english,
    grid: daily(OVERVIEW_HEADER, {
      label: english,
      unknown: "undefined",
      net: ["Likes", "Comments", "Shares"],
    }),
  },
  {
    format: "studio/follower-history",
    file: "FollowerHistory",
    quotes: "all",
    label: spanish,
    grid: daily(["Date", "Followers", "Difference in followers from previous day"], {
      label: spanish,
      unknown: "undefined",
    }),
  },
  {
    format: "studio/viewers",
    file: "Viewers",
    quotes: "all",
    label: russian,
    grid: (salt, late) => [
      ...daily(["Date", "Total Viewers", "New Viewers", "Returning Viewers"], {
        label: russian,
        unknown: "undefined",
      })(salt, late).slice(0, -1),
      [russian(addDays(EXPORTED_ON, late - 1)), "undefined", "0", "0"],
    ],
  },
  {
    format: "studio/follower-activity",
    file: "FollowerActivity",
    quotes: "all",
    label: english,
    grid: (salt, late) => [
      ["Date", "Hour", "Active followers"],
      ...Array.from({ length: 72 }, (_, index) => [
        english(addDays(EXPORTED_ON, late - 2 + Math.floor(index / 24))),
        String(index % 24),
        index > 57 ? "0" : String(valueAt(salt * 10_000 + index) ?? "undefined"),
      ]),
    ],
  },
  {
    format: "studio/follower-gender",
    file: "FollowerGender",
    quotes: "all",
    label: english,
    grid: (salt) => [
      ["Gender", "Distribution"],
      ["Female", `0.6${salt % 10}`],
      ["Male", `0.3${9 - (salt % 10)}`],
      ["Other", "0.01"],
    ],
  },
  {
    format: "studio/follower-territories",
    file: "FollowerTopTerritories",
    quotes: "all",
    label: english,
    grid: (salt) => [
      ["Top territories", "Distribution"],
      ["GR", `0.4${salt % 10}1`],
      ["VN", "0.203"],
      ["XK", "0.1"],
      ["SE", "0.085"],
      ["Others", `0.2${9 - (salt % 10)}1`],
    ],
  },
  {
    format: "studio/content",
    file: "Content",
    quotes: "all",
    label: english,
    grid: (salt, late) => [
      CONTENT_HEADER,
      ...posts(salt, late).map(({ day, title, link, totals }) => [
        english(addDays(EXPORTED_ON, late)),
        title,
        link,
        english(day),
        ...totals.slice(0, 4),
      ]),
    ],
  },
  {
    format: "business/overview",
    file: "Overview",
    quotes: "needed",
    label: slashes,
    grid: daily(
      [
        ...["Date", "Video views", "Reached audience", "Profile views", "Likes", "Shares", "Comments"],
        ...["Phone number clicks ", "Net growth", "New followers", "Lost followers"],
      ],
      { label: slashes, unknown: "NAN", net: ["Likes", "Shares", "Comments", "Net growth"] },
    ),
  },
  {
    format: "business/audience",
    file: "Audience",
    quotes: "needed",
    label: slashes,
    grid: daily(["Date", "New followers", "Total followers", "Reached audience", "Engaged audience"], {
      label: slashes,
      unknown: "--",
    }),
  },
  {
    format: "business/video",
    file: "Video",
    quotes: "needed",
    label: slashes,
    grid: (salt, late) => [
      [
        ...["Video title", "Video link", "Post time", "Video views", "Likes", "Comments", "Shares"],
        "Add to Favorites",
      ],
      ...posts(salt, late).map(({ day, title, link, totals }) => [
        title,
        link,
        `${slashes(day)} 12:00:00`,
        ...totals,
      ]),
    ],
  },
  ...MAPPED_SOURCES,
  ...ENTRY_SOURCES,
];

/** The mappings of the tables among them, as a workspace remembers them. */
export const SETTLED: readonly SettledMapping[] = SOURCES.flatMap(({ mapping }) =>
  mapping === undefined
    ? []
    : [{ headerHash: headerHash(mapping.header), mapping, profile: null, savedOn: EXPORTED_ON }],
);

function posts(salt: number, late: number) {
  return TITLES.map((title, index) => {
    const day = addDays(EXPORTED_ON, late - 2 - index * 3);
    const totals = Array.from({ length: 5 }, (_, column) =>
      String(valueAt(salt * 10_000 + index * 100 + column) ?? "undefined"),
    );
    return { day, title, link: videoLink(postId(day, 1_000 + salt + index)), totals };
  });
}
