import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { describeOnBothDatabases } from "@/lib/db/testing/describe-on-both-databases";
import { seedMember } from "@/lib/reports/testing/seed-member";
import { getBranding, getLogo, listEmbedOrigins, storeBrandingForm } from "./branding";
import { readEmbedOrigins } from "./embed-origins";
import { readLogo } from "./logo";

function png(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const body = [
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.alloc(64))),
    chunk("IEND", Buffer.alloc(0)),
  ];
  return Buffer.concat([signature, ...body]);
}

function jpeg(width: number, height: number): Buffer {
  const segment = (marker: number, data: Buffer) => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(data.length + 2, 2);
    return Buffer.concat([head, data]);
  };
  const frame = Buffer.alloc(15);
  frame.writeUInt16BE(height, 1);
  frame.writeUInt16BE(width, 3);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from("JFIF\0")),
    segment(0xe1, Buffer.from("Exif\0\0taken at 52.52 N, 13.40 E")),
    segment(0xfe, Buffer.from("made by Mia")),
    segment(0xc0, frame),
    segment(0xda, Buffer.from("scan")),
    Buffer.from([0x12, 0xff, 0xd9]),
  ]);
}

describe("a logo", () => {
  it("is a PNG or a JPEG by its bytes, and loses what a camera wrote beside it", () => {
    expect(readLogo(png(200, 80))).toMatchObject({ ok: true, logo: { type: "image/png" } });
    const read = readLogo(jpeg(300, 90));
    if (!read.ok) throw new Error(read.problem);
    const text = Buffer.from(read.logo.bytes).toString("latin1");
    expect(read.logo.type).toBe("image/jpeg");
    expect(text).not.toMatch(/52\.52|Mia/);
    expect(text).toContain("JFIF");
    expect(text.endsWith("\x12\xff\xd9")).toBe(true);
  });

  it.each([
    [
      "an SVG",
      Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`),
      /neither/,
    ],
    [
      "a page with the first bytes of nothing",
      Buffer.from("<!doctype html><script>alert(1)</script>"),
      /neither/,
    ],
    ["a GIF", Buffer.from("GIF89a................................................"), /neither/],
    ["nothing", Buffer.alloc(0), /neither/],
    ["a JPEG cut short", jpeg(300, 90).subarray(0, 30), /neither/],
    ["a picture that unfolds", png(60_000, 60_000), /2,000 pixels/],
    ["a picture without sides", png(0, 10), /2,000 pixels/],
    ["a large file", Buffer.concat([png(10, 10), Buffer.alloc(200_000)]), /128 KB/],
  ])("is not %s", (_, bytes, problem) => {
    expect(readLogo(bytes)).toEqual({ ok: false, problem: expect.stringMatching(problem) });
  });
});

describe("sites that may frame a shared page", () => {
  it("are origins, as the browser compares them", () => {
    const text =
      "https://www.northwind.example/\n https://Intra.example:8443 http://localhost:4000\nhttps://www.northwind.example";
    expect(readEmbedOrigins(text)).toEqual({
      ok: true,
      origins: ["https://www.northwind.example", "https://intra.example:8443", "http://localhost:4000"],
    });
    expect(readEmbedOrigins(" \n")).toEqual({ ok: true, origins: [] });
  });

  it.each([
    "*",
    "https://*.example.com",
    "https://a.example/path",
    "http://a.example",
    "javascript:alert(1)",
    "https://a.example;script-src",
    "https://user:pass@a.example",
    "'self'",
    "https:",
  ])("are refused as %s", (text) => {
    expect(readEmbedOrigins(text).ok).toBe(false);
  });
});

describeOnBothDatabases("branding", () => {
  it("is kept for one workspace, and a form that says nothing of the logo leaves it", async () => {
    const owner = await seedMember("northwind", "owner");
    const other = await seedMember("contoso", "owner");
    const logo = new File([new Uint8Array(png(200, 80))], "logo.svg", { type: "image/svg+xml" });
    const form = {
      name: " Northwind ",
      color: "#FFEE00",
      ownColor: "on",
      embedOrigins: "https://www.northwind.example",
    };
    expect(await storeBrandingForm(owner, { ...form, logo }, new Date())).toEqual([]);
    expect(await getBranding(owner)).toEqual({
      name: "Northwind",
      color: "#ffee00",
      ink: "#000000",
      hasLogo: true,
    });
    expect(await listEmbedOrigins(owner)).toEqual(["https://www.northwind.example"]);
    expect(await getBranding(other)).toEqual({ name: null, color: null, ink: null, hasLogo: false });
    const empty = new File([], "");
    const plain = { name: "", color: "#000000", embedOrigins: "", logo: empty };
    expect(await storeBrandingForm(owner, plain, new Date())).toEqual([]);
    expect(await getBranding(owner)).toEqual({ name: null, color: null, ink: null, hasLogo: true });
    expect((await getLogo(owner))?.type).toBe("image/png");
    expect(await storeBrandingForm(owner, { ...plain, noLogo: "on" }, new Date())).toEqual([]);
    expect(await getLogo(owner)).toBeNull();
    expect(await getLogo(other)).toBeNull();
    const bad = new File([Buffer.from("<svg/>")], "logo.png", { type: "image/png" });
    expect(await storeBrandingForm(owner, { ...plain, logo: bad }, new Date())).toMatchObject([
      { field: "logo" },
    ]);
  });
});
