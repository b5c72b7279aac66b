import { addDays, toDay } from "../day";
import { type History, toHistory } from "../history";
import type { DayMetric } from "../weekday-band";

/** Annual flow of the Nile at Aswan, 1871 to 1970, in 10⁸ m³ (Cobb 1978, Biometrika 65; public domain). The level fell after 1898. */
export const NILE = [
  1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958,
  1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020,
  1050, 969, 831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040,
  759, 781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890,
  744, 749, 838, 1050, 918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
];

/** Births a day in the United States, 1 January to 17 June 1994 (National Center for Health Statistics; public domain). */
export const BIRTHS = [
  8096, 7772, 10142, 11248, 11053, 11406, 11251, 8653, 7910, 10498, 11706, 11567, 11212, 11570, 8660, 8123,
  10567, 11541, 11257, 11682, 11811, 8833, 8310, 11125, 11981, 11514, 11702, 11666, 8988, 8096, 10765, 11755,
  11483, 11523, 11677, 8991, 8309, 10984, 12152, 11515, 11623, 11517, 8945, 8171, 11551, 12164, 12009, 11674,
  11887, 8946, 8402, 10617, 11810, 11776, 11667, 11905, 8988, 8195, 11091, 12127, 11735, 11984, 12066, 9215,
  8389, 10996, 12275, 11780, 11792, 11939, 9087, 8248, 11092, 12298, 11865, 11976, 11799, 8944, 8243, 11140,
  11964, 11637, 11904, 11568, 8957, 8189, 11051, 12154, 11540, 11782, 10630, 8782, 7530, 10909, 11876, 11811,
  11718, 11532, 8791, 8183, 11060, 12146, 11428, 11709, 11753, 8790, 7867, 11094, 11966, 11585, 11509, 11553,
  8613, 8089, 10909, 12236, 11701, 11527, 11474, 8621, 8145, 11169, 12023, 11754, 11958, 11904, 8641, 8203,
  10914, 11771, 11278, 11822, 11085, 8830, 8253, 11103, 12289, 11668, 11411, 11645, 8830, 8449, 11434, 12562,
  12005, 11979, 12132, 8840, 8205, 8468, 11525, 12349, 12166, 11799, 9182, 8289, 11130, 12145, 11784, 11648,
  12006, 8618, 8171, 10692, 12074, 11954, 11852, 11744,
];

/** Numbers from 0 to 1 that are the same in every language: x ← (1103515245 x + 12345) mod 2³¹. */
export function evenNumbers(seed: number): () => number {
  let state = BigInt(seed);
  return () => {
    state = (1_103_515_245n * state + 12_345n) % 2n ** 31n;
    return Number(state) / 2 ** 31;
  };
}

/** Numbers of a standard normal distribution from even ones (Box and Muller 1958). */
export function normalNumbers(even: () => number): () => number {
  return () => Math.sqrt(-2 * Math.log(even() + 2 ** -32)) * Math.cos(2 * Math.PI * even());
}

/** A history that ends on 24 March 2026 with these values, null unknown; the last `provisional` of them may still be restated. */
export function historyOf(
  values: readonly (number | null)[],
  {
    metric = "videoViews",
    provisional = 0,
  }: { readonly metric?: DayMetric; readonly provisional?: number } = {},
): History {
  const to = toDay("2026-03-24");
  const from = addDays(to, 1 - values.length);
  const known = values.flatMap((value, index) =>
    value === null
      ? []
      : [{ day: addDays(from, index), value, provisional: index >= values.length - provisional }],
  );
  return toHistory({ from, to }, { [metric]: known });
}
