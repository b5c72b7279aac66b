/** What the claim page says after a refused form; the address carries the key only. */
export const CLAIM_PROBLEMS: Readonly<Record<string, string>> = {
  code: "This is not the current code. Copy it from the console again; each start prints a new one.",
  email: "Enter an e-mail address such as you@example.com.",
  password: "Choose another password: 8 to 128 characters, and not one that anybody would try first.",
  workspace: "Give the workspace a name of at most 80 characters.",
  wait: "Too many attempts. Wait a quarter of an hour, then try again.",
};
