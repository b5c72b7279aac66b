/** What the ledger stores per day. `sum`: may be added over days. `level`: the value on the day. `people`: unique per day, never added. */
export const MEASURES = {
  videoViews: { kind: "sum", mayBeNegative: false },
  profileViews: { kind: "sum", mayBeNegative: false },
  likes: { kind: "sum", mayBeNegative: true },
  comments: { kind: "sum", mayBeNegative: true },
  shares: { kind: "sum", mayBeNegative: true },
  followers: { kind: "level", mayBeNegative: false },
  viewers: { kind: "people", mayBeNegative: false },
  newViewers: { kind: "people", mayBeNegative: false },
  returningViewers: { kind: "people", mayBeNegative: false },
  reachedAudience: { kind: "people", mayBeNegative: false },
  engagedAudience: { kind: "people", mayBeNegative: false },
  newFollowers: { kind: "sum", mayBeNegative: false },
  lostFollowers: { kind: "sum", mayBeNegative: false },
} as const satisfies Record<
  string,
  { readonly kind: "sum" | "level" | "people"; readonly mayBeNegative: boolean }
>;

export type Measure = keyof typeof MEASURES;

export function isMeasure(text: string): text is Measure {
  return Object.hasOwn(MEASURES, text);
}
