import { describe, expect, it } from "vitest";
import { toDay } from "./day";
import { evaluateDetailState } from "./detail-window";
import type { PostDetailEntry } from "./report";

const READ_ON = toDay("2026-03-25");
const ENTRY: PostDetailEntry = {
  capturedOn: toDay("2026-03-19"),
  averageWatchSeconds: 7.4,
  watchedFull: 0.12,
  trafficSources: [],
  viewerLocations: [],
  sources: [],
};

describe("the 7 days of post detail", () => {
  it.each([
    ["2026-03-25", "current"],
    ["2026-03-19", "current"],
    ["2026-03-18", "expired"],
    ["2026-01-01", "expired"],
  ])("a post published on %s is %s on 25 March", (publishedOn, state) => {
    expect(evaluateDetailState(toDay(publishedOn), READ_ON, null).state).toBe(state);
  });

  it("keeps what was captured in time", () => {
    expect(evaluateDetailState(toDay("2026-03-13"), READ_ON, ENTRY)).toEqual({
      state: "captured",
      lastDay: "2026-03-19",
      entry: ENTRY,
    });
  });

  it("shows an entry while it is current", () => {
    expect(evaluateDetailState(toDay("2026-03-19"), READ_ON, ENTRY)).toMatchObject({
      state: "current",
      entry: ENTRY,
    });
  });

  it("calls nothing current without a content export", () => {
    expect(evaluateDetailState(toDay("2026-03-25"), null, null).state).toBe("expired");
  });
});
