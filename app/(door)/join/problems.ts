/** What the page of an invitation says after a refused form; the address carries the key only. */
export const JOIN_PROBLEMS: Readonly<Record<string, string>> = {
  name: "Enter your name, in at most 80 characters.",
  password: "Choose another password: 8 to 128 characters, and not one that anybody would try first.",
  wrong: "This is not the password of your account. Check it and try again.",
  wait: "Too many attempts. Wait a quarter of an hour, then try again.",
};
