import { describe, expect, it } from "vitest";
import { toDisposition } from "./attachment";

describe("the name of a download", () => {
  it("SEC-U5 E122: breaks out of neither the folder nor the header", () => {
    expect(toDisposition("../../x")).toBe("attachment; filename=\"x\"; filename*=UTF-8''x");
    const value = toDisposition('a\r\nSet-Cookie: b"; filename="c');
    expect(value).not.toMatch(/[\r\n]/);
    expect(value).toBe(
      "attachment; filename=\"a__Set-Cookie_ b__ filename__c\"; filename*=UTF-8''a%0D%0ASet-Cookie%3A%20b%22%3B%20filename%3D%22c",
    );
    expect(() => new Headers({ "Content-Disposition": value })).not.toThrow();
  });

  it("keeps letters of every script, and survives half a letter", () => {
    expect(toDisposition("Overview.zip/Überblick.csv")).toContain("filename*=UTF-8''%C3%9Cberblick.csv");
    expect(toDisposition("\ud83d.csv")).toContain("filename*=UTF-8''_.csv");
  });
});
