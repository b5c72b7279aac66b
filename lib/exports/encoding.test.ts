import { describe, expect, it } from "vitest";
import type { TextEncoding } from "@/lib/domain/text-encoding";
import {
  CONTENT_HEADER,
  codesOf,
  mustRead,
  OVERVIEW_HEADER,
  postId,
  read,
  readOne,
  upload,
  videoLink,
} from "./testing/uploads";

/** As Excel saves it: no byte order mark, quotes where needed, CRLF, and the letters of one old encoding. */
function savedAs(encoding: string, rows: readonly (readonly (string | number)[])[]): Uint8Array {
  const bytesOf = new Map<string, readonly number[]>();
  const decoder = new TextDecoder(encoding);
  const learn = (bytes: readonly number[]) => {
    const letter = decoder.decode(new Uint8Array(bytes));
    if (!letter.includes("\ufffd") && !bytesOf.has(letter)) bytesOf.set(letter, bytes);
  };
  for (let byte = 0; byte < 256; byte += 1) learn([byte]);
  for (let lead = 0x81; lead < 255; lead += 1)
    for (let trail = 0x40; trail < 255; trail += 1) learn([lead, trail]);
  const text = rows.map((row) => row.join(",")).join("\r\n");
  return new Uint8Array(
    Array.from(text).flatMap((letter) => {
      const bytes = bytesOf.get(letter);
      if (bytes === undefined) throw new Error(`${letter} is not in ${encoding}`);
      return bytes;
    }),
  );
}

function captions(...titles: readonly string[]) {
  const rows = titles.map((title, index) => [
    "May 13",
    title,
    videoLink(postId(`2026-05-0${index + 1}`)),
    `May ${index + 1}`,
    40,
    3,
    2,
    900,
  ]);
  return [CONTENT_HEADER, ...rows];
}

async function readAs(bytes: Uint8Array, encoding: TextEncoding) {
  const asked = await readOne(bytes);
  const [file] = await read([upload("Content.csv", bytes)], { encodings: { [asked.sha256]: encoding } });
  if (file === undefined) throw new Error("no file");
  return file;
}

function titlesOf(file: Awaited<ReturnType<typeof readAs>>): readonly string[] {
  const { rows } = mustRead(file);
  return rows.kind === "posts" ? rows.rows.map(({ title }) => title) : [];
}

describe("a text that is not UTF-8", () => {
  it.each([
    ["A8", "windows-1252", ["café au levain", "Ofenkäse für 2", "Señor Pan"]],
    ["A8", "windows-1250", ["chléb dneška", "świeży chleb", "žemľa s kôrkou"]],
    ["A8", "windows-1251", ["свежий хлеб", "ржаная закваска"]],
    ["A8", "windows-1253", ["ψωμί στον φούρνο", "καλημέρα"]],
    ["A8", "windows-1254", ["taze ekmek ağır ateşte", "ışıl ışıl"]],
    ["A8", "windows-1256", ["خبز طازج", "صباح الخير"]],
    ["A9", "shift_jis", ["焼きたてのパン", "おはようございます"]],
    ["A9", "gb18030", ["新鲜的面包", "早上好"]],
    ["A9", "big5", ["新鮮的麵包", "早安"]],
    ["A9", "euc-kr", ["갓 구운 빵", "좋은 아침"]],
  ] as const)(
    "%s %s: is asked about, with every reading shown, and read as it is chosen",
    async (_, encoding, titles) => {
      const bytes = savedAs(encoding, captions(...titles));
      const asked = await readOne(bytes);
      expect([asked.kind, codesOf(asked)]).toEqual(["needs-answer", ["file/encoding-unproved"]]);
      const { encodingChoice } = asked;
      const reading = encodingChoice?.readings.find(({ encodings }) => encodings.includes(encoding));
      expect(reading?.samples).toEqual(titles.slice(0, 3));
      const file = await readAs(bytes, encoding);
      expect(titlesOf(file)).toEqual(titles);
      expect(mustRead(file).encodingSource).toBe("given");
    },
  );

  it.each([
    ["windows-1252", ["café au levain", "Ofenkäse für 2"]],
    ["windows-1251", ["свежий хлеб", "ржаная закваска"]],
    ["windows-1253", ["ψωμί στον φούρνο", "καλημέρα"]],
    ["shift_jis", ["焼きたてのパン", "おはようございます"]],
  ] as const)("offers %s first where the letters are words in it", async (encoding, titles) => {
    const asked = await readOne(savedAs(encoding, captions(...titles)));
    expect(asked.encodingChoice?.readings[0]?.encodings).toContain(encoding);
  });

  it("shows encodings that agree on every letter as one", async () => {
    const asked = await readOne(savedAs("windows-1252", captions("café")));
    const together = asked.encodingChoice?.readings.find(({ encodings }) =>
      encodings.includes("windows-1252"),
    );
    expect(together?.encodings).toEqual(expect.arrayContaining(["windows-1250", "windows-1254"]));
  });

  it("is read without asking where its dates can be read in one encoding only", async () => {
    const days = ["25 Φεβρουαρίου", "26 Φεβρουαρίου", "27 Φεβρουαρίου"];
    const bytes = savedAs("windows-1253", [OVERVIEW_HEADER, ...days.map((day) => [day, 9, 8, 7, 6, 5])]);
    const [file] = await read([upload("Overview.csv", bytes, "2026-02-28")]);
    expect(file && mustRead(file)).toMatchObject({
      encoding: "Windows-1253",
      encodingSource: "dates",
      labels: { from: "2026-02-25", to: "2026-02-27" },
      rowsRefused: 0,
      problems: [{ code: "file/encoding-by-dates" }],
    });
  });

  it("A10 a damaged byte in UTF-8 is warned of with its line when the person takes the rest", async () => {
    const rows = captions("Brötchen", "Körner", "Kürbis");
    const bytes = Buffer.from(rows.map((row) => row.join(",")).join("\n"));
    bytes[bytes.indexOf("K") + 1] = 0xff;
    const file = await readAs(new Uint8Array(bytes), "utf-8");
    expect(titlesOf(file)[1]).toContain("\ufffd");
    expect(file.problems).toMatchObject([{ code: "file/letters-lost", severity: "warning", line: 3 }]);
  });

  it("A13 letters that were lost before, and are stored as U+FFFD, are warned of", async () => {
    const text = captions("Br\ufffdtchen")
      .map((row) => row.join(","))
      .join("\n");
    const file = mustRead(await readOne(text));
    expect(file.problems).toMatchObject([{ code: "file/letters-lost", severity: "warning", line: 2 }]);
    expect(file.problems[0]?.message).toContain("On line 2, 1 letter cannot be read");
  });

  it("lets nobody choose against what the bytes themselves tell", async () => {
    const text = `\ufeff${captions("café")
      .map((row) => row.join(","))
      .join("\n")}`;
    expect(titlesOf(await readAs(new TextEncoder().encode(text), "windows-1251"))).toEqual(["café"]);
  });

  it("asks again when it cannot be read as it was chosen", async () => {
    const bytes = savedAs("windows-1252", captions("café "));
    const file = await readAs(bytes, "shift_jis");
    expect([file.kind, codesOf(file)]).toEqual(["needs-answer", ["file/encoding-unproved"]]);
  });

  it("is refused when it is an export in no encoding", async () => {
    const noise = Uint8Array.from({ length: 4_000 }, (_, index) => (index * 2_654_435_761) >>> 24);
    expect((await readOne(noise)).kind).toBe("refused");
  });
});
