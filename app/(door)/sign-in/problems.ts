/** What the sign-in page says after a refused form; the address carries the key only. */
export const SIGN_IN_PROBLEMS: Readonly<Record<string, string>> = {
  wrong: "The e-mail address or the password is not right. Check both and try again.",
  over: "This sign-in took too long or too many tries. Enter your password again.",
  wait: "Too many attempts. Wait a quarter of an hour, then try again.",
};
