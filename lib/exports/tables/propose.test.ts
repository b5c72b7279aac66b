import { describe, expect, it } from "vitest";
import { toRoleKey } from "@/lib/domain/mapping-rules";
import { proposeRoles } from "./propose";
import { findDateNotation, findNumberNotation } from "./propose-notation";

type Row = readonly string[];

/** Roles as words, `?` before what is only a hint. */
function propose(header: readonly string[], ...rows: readonly Row[]): readonly string[] {
  const sampled = rows.map((cells, index) => ({ line: index + 2, cells }));
  const { columns, mayBe } = proposeRoles(header, sampled);
  return columns.map((role, index) => {
    const hint = mayBe[index] ?? null;
    return hint === null ? toRoleKey(role) : `?${toRoleKey(hint)}`;
  });
}

const cells = (...texts: readonly string[]) => texts.map((text, index) => ({ line: index + 2, text }));

describe("the columns of an unknown table", () => {
  const DAILY: Readonly<Record<string, readonly [header: Row, row: Row, roles: Row]>> = {
    English: [
      ["Day", "Plays", "Likes", "Comments", "Shares", "Profile visits"],
      ["2026-03-01", "120", "12", "3", "1", "9"],
      [
        "day",
        "measure videoViews",
        "measure likes",
        "measure comments",
        "measure shares",
        "measure profileViews",
      ],
    ],
    Spanish: [
      ["Fecha", "Visualizaciones de vídeo", "Me gusta", "Comentarios", "Veces compartido", "Seguidores"],
      ["31/12/2025", "120", "12", "3", "1", "900"],
      [
        "day",
        "measure videoViews",
        "measure likes",
        "measure comments",
        "measure shares",
        "measure followers",
      ],
    ],
    German: [
      ["Datum", "Aufrufe", "Gefällt mir", "Kommentare", "Neue Follower"],
      ["31.12.2025", "1.234.567", "12", "3", "4"],
      ["day", "measure videoViews", "measure likes", "measure comments", "measure newFollowers"],
    ],
    French: [
      ["Jour", "Vues de vidéo", "J’aime", "Commentaires", "Partages", "Abonnés"],
      ["31/12/2025", "120", "12", "3", "1", "900"],
      [
        "day",
        "measure videoViews",
        "measure likes",
        "measure comments",
        "measure shares",
        "measure followers",
      ],
    ],
    Portuguese: [
      ["Data", "Visualizações", "Curtidas", "Comentários", "Compartilhamentos"],
      ["31/12/2025", "120", "12", "3", "1"],
      ["day", "measure videoViews", "measure likes", "measure comments", "measure shares"],
    ],
    Italian: [
      ["Giorno", "Visualizzazioni video", "Mi piace", "Commenti", "Condivisioni"],
      ["31/12/2025", "120", "12", "3", "1"],
      ["day", "measure videoViews", "measure likes", "measure comments", "measure shares"],
    ],
    Swedish: [
      ["Datum", "Videovisningar", "Gilla-markeringar", "Delningar", "Följare"],
      ["2025-12-31", "120", "12", "1", "900"],
      ["day", "measure videoViews", "measure likes", "measure shares", "measure followers"],
    ],
    Polish: [
      ["Dzień", "Wyświetlenia", "Polubienia", "Komentarze", "Udostępnienia"],
      ["31.12.2025", "120", "12", "3", "1"],
      ["day", "measure videoViews", "measure likes", "measure comments", "measure shares"],
    ],
    Greek: [
      ["Ημερομηνία", "Προβολές", "Σχόλια"],
      ["31/12/2025", "120", "3"],
      ["day", "measure videoViews", "measure comments"],
    ],
    Russian: [
      ["Дата", "Просмотры", "Лайки", "Комментарии", "Подписчики"],
      ["31.12.2025", "120", "12", "3", "900"],
      ["day", "measure videoViews", "measure likes", "measure comments", "measure followers"],
    ],
    Japanese: [
      ["日付", "再生数", "いいね数", "コメント数", "フォロワー数"],
      ["2025/12/31", "120", "12", "3", "900"],
      ["day", "measure videoViews", "measure likes", "measure comments", "measure followers"],
    ],
    Vietnamese: [
      ["Ngày", "Lượt xem", "Lượt thích", "Bình luận"],
      ["31/12/2025", "120", "12", "3"],
      ["day", "measure videoViews", "measure likes", "measure comments"],
    ],
    Turkish: [
      ["Tarih", "Görüntülenmeler", "Beğeniler", "Yorumlar", "Takipçi sayısı"],
      ["31.12.2025", "120", "12", "3", "900"],
      ["day", "measure videoViews", "measure likes", "measure comments", "measure followers"],
    ],
    "a program that writes camelCase": [
      ["date", "videoViews", "profile_views", "likeCount", "share-count"],
      ["2025-12-31", "120", "9", "12", "1"],
      ["day", "measure videoViews", "measure profileViews", "measure likes", "measure shares"],
    ],
    "a tool for many networks": [
      ["Date (UTC)", "Account", "TikTok video views", "Daily likes"],
      ["2025-12-31", "@northwind.bakes", "120", "12"],
      ["day", "profile", "measure videoViews", "measure likes"],
    ],
  };

  it.each(Object.keys(DAILY))("are known by their headings: %s", (name) => {
    const [header, row, roles] = DAILY[name] ?? [[], [], []];
    expect(propose(header, row)).toEqual(roles);
  });

  it("stay open where the heading says more than a known word", () => {
    const header = [
      "Date",
      "Views (total)",
      "Average views",
      "Paid likes",
      "Engagement rate",
      "Net followers",
    ];
    expect(propose(header, ["2026-03-01", "120", "12", "3", "0.4", "5"])).toEqual([
      "day",
      "?measure videoViews",
      "?measure videoViews",
      "?measure likes",
      "ignored",
      "?measure followers",
    ]);
  });

  it("stay open where two of them are called the same", () => {
    const header = ["Date", "Views", "Views", "Likes"];
    expect(propose(header, ["2026-03-01", "120", "80", "3"])).toEqual([
      "day",
      "?measure videoViews",
      "?measure videoViews",
      "measure likes",
    ]);
  });

  it("stay open where the cells are something else", () => {
    const header = ["Date", "Day", "Views", "Likes"];
    const rows = [
      ["2026-03-01", "Sunday", "1.2K", "3"],
      ["2026-03-02", "Monday", "3.4M", "undefined"],
    ];
    expect(propose(header, ...rows)).toEqual(["day", "ignored", "?measure videoViews", "measure likes"]);
  });

  it("that hold dates under a strange heading may be the day", () => {
    expect(propose(["Bucket", "Views"], ["01.02.2026", "7"])).toEqual(["?day", "measure videoViews"]);
  });

  it("are those of posts where the cells link to videos", () => {
    const header = ["Posted", "Caption", "Post", "Views", "Likes", "Saves", "Owner"];
    const link = "https://www.tiktok.com/@northwind.bakes/video/7600000000000000001";
    expect(propose(header, ["2026-03-01", "Rye, again", link, "120", "12", "4", "Ana"])).toEqual([
      "published",
      "title",
      "link",
      "total views",
      "total likes",
      "total saves",
      "ignored",
    ]);
  });

  it("are not guessed at all in a table of something else", () => {
    expect(propose(["Name", "City"], ["Ana", "Lyon"])).toEqual(["ignored", "ignored"]);
  });
});

describe("the order of dates", () => {
  it("is proved by a day after the 12th, wherever it stands", () => {
    const finding = findDateNotation(cells("03/04/2026", "04/04/2026", "13/04/2026"));
    expect(finding).toMatchObject({
      kind: "proved",
      reading: { notation: "day-month-year", day: "2026-04-13", example: { line: 4, text: "13/04/2026" } },
    });
    expect(findDateNotation(cells("03/04/2026", "03/13/2026"))).toMatchObject({
      kind: "proved",
      reading: { notation: "month-day-year", day: "2026-03-13" },
    });
  });

  it("is open where every cell fits two orders, and a cell shows both", () => {
    expect(findDateNotation(cells("03/04/2026", "04/04/2026"))).toEqual({
      kind: "open",
      readings: [
        {
          notation: "day-month-year",
          example: { line: 2, text: "03/04/2026" },
          day: "2026-04-03",
          lastDay: "2026-04-04",
        },
        {
          notation: "month-day-year",
          example: { line: 2, text: "03/04/2026" },
          day: "2026-03-04",
          lastDay: "2026-04-04",
        },
      ],
    });
  });

  it("is never open where the year comes first", () => {
    expect(findDateNotation(cells("2026-03-04"))).toMatchObject({
      kind: "proved",
      reading: { notation: "year-month-day" },
    });
  });

  it("is open where cells contradict each other, each shown in the order that reads it", () => {
    const finding = findDateNotation(cells("13/04/2026", "04/13/2026"));
    expect(finding).toMatchObject({
      kind: "open",
      readings: [{ example: { text: "13/04/2026" } }, { example: { text: "04/13/2026" } }],
    });
  });

  it("is open without any reading where no cell is a date in figures", () => {
    expect(findDateNotation(cells("Feb 15, 2026"))).toEqual({ kind: "open", readings: [] });
    expect(findDateNotation(cells("", "--"))).toEqual({ kind: "unneeded" });
  });
});

describe("the thousands of numbers", () => {
  const notation = (...texts: readonly string[]) => {
    const finding = findNumberNotation(cells(...texts));
    return finding.kind === "proved" ? finding.reading.notation : finding.kind;
  };

  it("are proved by two groups, or by a sign that parts no decimals", () => {
    expect(notation("1.234", "1.234.567")).toBe("point");
    expect(notation("987", "1,234,567")).toBe("comma");
    expect(notation("1 234")).toBe("space");
    expect(notation("1\u202f234")).toBe("space");
    expect(notation("1’234", "12")).toBe("apostrophe");
    expect(notation("1,234.00")).toBe("comma");
  });

  it("are not parted where no number is", () => {
    expect(notation("0", "12", "1234567", "-5", "undefined")).toBe("none");
    expect(notation("", "undefined")).toBe("unneeded");
  });

  it("are open where one sign could begin decimals, and the cell shows both", () => {
    expect(findNumberNotation(cells("987", "1.234"))).toEqual({
      kind: "open",
      readings: [
        { notation: "point", example: { line: 3, text: "1.234" }, count: "1234" },
        { notation: "none", example: { line: 3, text: "1.234" }, count: null },
      ],
    });
    expect(notation("1,234")).toBe("open");
  });

  it("are none where another cell proves decimals", () => {
    expect(notation("1.234", "12.5")).toBe("none");
  });

  it("are open where two signs are used", () => {
    expect(findNumberNotation(cells("1.234", "1,234"))).toMatchObject({
      kind: "open",
      readings: [{ notation: "comma" }, { notation: "point" }],
    });
  });
});
