/** What the page of the code says after a refused form; the address carries the key only. */
export const CODE_PROBLEMS: Readonly<Record<string, string>> = {
  code: "This is not a code that works now. Wait for the next one, then type that.",
  wait: "Too many attempts. Wait a quarter of an hour, then try again.",
};
