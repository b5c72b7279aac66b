import { expect, it } from "vitest";
import { operatorScope } from "@/lib/db/scope";
import { describeOnBothDatabases } from "@/lib/db/testing/describe-on-both-databases";
import { addDays, toDay } from "@/lib/domain/day";
import type { Handle } from "@/lib/domain/handle";
import { POST_DETAILS_HEADER, TOP_ITEMS_HEADER } from "@/lib/exports/entry-templates";
import { FORMATS } from "@/lib/exports/formats";
import { NO_ANSWERS } from "./answers";
import { commitFiles, previewFiles } from "./import-batch";
import { getTemplate, type TemplateRequest } from "./templates";
import { contentFile, freshHandle, postId } from "./testing/made-up-exports";

const ON = toDay("2026-03-19");
const NOW = new Date("2026-03-19T12:00:00Z");

async function seedPosts(): Promise<Handle> {
  const handle = freshHandle();
  const posts = [
    { publishedOn: addDays(ON, -6), title: "=cmd|' /C calc'!A0, rye; \"twice\"", views: 700 },
    { publishedOn: addDays(ON, -7), title: "A day too old", views: 300 },
    { publishedOn: ON, title: "", views: 10 },
  ];
  await commitFiles(await operatorScope(), {
    files: [contentFile({ handle, exportedOn: ON, posts })],
    answers: NO_ANSWERS,
    now: NOW,
  });
  return handle;
}

async function template(request: Pick<TemplateRequest, "name"> & Partial<TemplateRequest>): Promise<string> {
  const found = await getTemplate(await operatorScope(), {
    profile: null,
    on: ON,
    separator: ",",
    ...request,
  });
  if (found === null) throw new Error("There is no such template.");
  return found.csv;
}

async function drop(name: string, text: string) {
  const files = [{ name, bytes: Buffer.from(text), modifiedOn: ON }];
  const { files: previews } = await previewFiles(await operatorScope(), {
    files,
    answers: NO_ANSWERS,
    now: NOW,
  });
  return previews[0];
}

describeOnBothDatabases("templates", () => {
  it("have the columns that are read, and notes for people", () => {
    const known = (id: string) =>
      FORMATS.filter((format) => format.id === id).flatMap(({ headings, optional, notes }) =>
        [...headings, ...optional, ...notes].toSorted(),
      );
    expect(POST_DETAILS_HEADER.toSorted()).toEqual(known("tallyboard/post-details"));
    expect(TOP_ITEMS_HEADER.toSorted()).toEqual(known("tallyboard/top-items"));
  });

  it.each([",", ";"] as const)(
    "of post details import as they were filled in, with “%s”",
    async (separator) => {
      const profile = await seedPosts();
      const csv = await template({ name: "post-details", profile, separator });
      const lines = csv.trimEnd().split("\r\n");
      expect(lines).toHaveLength(4);
      const row = lines.findIndex((line) => line.includes(String(postId(addDays(ON, -6), 0))));
      const column = POST_DETAILS_HEADER.indexOf("average_watch_seconds") - POST_DETAILS_HEADER.length;
      // The cells after the day are all empty, so counting them from the end is safe whatever the caption holds.
      const cells = (lines[row] ?? "").split(separator);
      cells[cells.length + column] = "7.4";
      cells[cells.length - 1] = '"DE 40; US 12,5"';
      const filled = lines.with(row, cells.join(separator)).join("\r\n");
      expect(await drop("post-details.csv", `${filled}\r\n`)).toMatchObject({
        status: "ready",
        format: "tallyboard/post-details",
        profile: { handle: profile },
        rows: { read: 3, new: 1, changed: 0, same: 2, refused: 0 },
        problems: [],
      });
    },
  );

  it("of top items import as they were filled in", async () => {
    const profile = await seedPosts();
    const lines = (await template({ name: "top-items", profile })).trimEnd().split("\r\n");
    expect(lines).toHaveLength(21);
    const filled = [...lines.slice(0, 1), `${lines[1]}"Rye, twice"`, ...lines.slice(2)].join("\r\n");
    expect(await drop("top-items.csv", `${filled}\r\n`)).toMatchObject({
      status: "ready",
      profile: { handle: profile },
      rows: { read: 20, new: 1, same: 19, refused: 0 },
      problems: [],
    });
  });

  it("that nobody filled in are refused as a whole, and say so", async () => {
    const profile = await seedPosts();
    expect(await drop("post-details.csv", await template({ name: "post-details", profile }))).toMatchObject({
      status: "refused",
      problems: [{ code: "file/nothing-filled-in" }],
    });
  });

  it("are made ready only for a profile of the workspace", async () => {
    const request = { name: "post-details", profile: freshHandle(), on: ON, separator: "," } as const;
    expect(await getTemplate(await operatorScope(), request)).toBeNull();
    expect((await template({ name: "daily" })).split("\r\n")[0]).toMatch(/^\ufeffprofile,day,/);
  });
});
