import { type Address, DEFAULT_ADDRESS, toHref } from "./address";
import type { WindowDays } from "./report";
import { SAMPLE_HANDLE } from "./sample";

/** The overview of the sample. */
export const SAMPLE_ADDRESS: Address = { ...DEFAULT_ADDRESS, profile: SAMPLE_HANDLE };

type TourStep = {
  readonly path: string;
  readonly window: WindowDays;
  /** The element that it talks about. */
  readonly anchor: string | null;
  readonly title: string;
  readonly text: string;
};

/** A walk through the sample, a page or card a step. */
export const TOUR: readonly TourStep[] = [
  {
    path: "/overview",
    window: 28,
    anchor: null,
    title: "Six figures of 28 days",
    text: "Each tile compares day by day with the period before, and says on how many days. Press one and the chart shows it.",
  },
  {
    path: "/overview",
    window: 60,
    anchor: "main-chart-title",
    title: "What is unknown stays unknown",
    text: "The hatched days were never exported, so nothing is drawn there. The newest two may still be restated by TikTok. Dots are posts; the flag is a note.",
  },
  {
    path: "/content",
    window: 28,
    anchor: null,
    title: "Every post, and how it grew",
    text: "TikTok lists 15 posts per export; here they add up. Open one to see its views in each export that held it.",
  },
  {
    path: "/followers",
    window: 28,
    anchor: "heat-title",
    title: "When followers are online",
    text: "TikTok keeps these hours for a week. Each weekly export adds to the map, and beside it stands when your posts did well.",
  },
  {
    path: "/imports",
    window: 28,
    anchor: null,
    title: "Now your own exports",
    text: "Drop the ZIPs of TikTok Studio here as they are. You see what each would change before anything is stored, and can undo it.",
  },
];

/** Where a step is, from 1. */
export function toTourHref(number: number): string {
  const step = TOUR[number - 1];
  if (step === undefined) return toHref("/overview", SAMPLE_ADDRESS);
  const anchor = step.anchor === null ? "" : `#${step.anchor}`;
  return `${toHref(step.path, SAMPLE_ADDRESS, { window: step.window })}&tour=${number}${anchor}`;
}

/** The step that an address asks for, from 1; null when it asks for none. */
export function parseTour(text: string | null): number | null {
  const number = Number(text);
  return text !== null && Number.isInteger(number) && TOUR[number - 1] !== undefined ? number : null;
}
