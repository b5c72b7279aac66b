const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(e|A|iOS)?\//, "Edge"],
  [/\b(OPR|Opera)\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(Firefox|FxiOS)\//, "Firefox"],
  [/\b(Chrome|CriOS|Chromium|HeadlessChrome)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\b(iPhone|iPod)\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b|\bMacintosh\b/, "Mac"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bLinux\b/, "Linux"],
];

/** What people call a browser and its machine, from its User-Agent; browsers that claim to be others are found by their own mark. */
export function toBrowserName(userAgent: string | null): string {
  const name = (known: typeof BROWSERS) => known.find(([mark]) => mark.test(userAgent ?? ""))?.[1] ?? null;
  const [browser, system] = [name(BROWSERS), name(SYSTEMS)];
  if (browser === null) return system === null ? "An unknown browser" : `A browser on ${system}`;
  return system === null ? browser : `${browser} on ${system}`;
}
