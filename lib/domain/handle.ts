/** A TikTok user name without the @, in lower case: letters, digits, underscore and full stop, at most 24. */
export type Handle = string & { readonly __brand: "Handle" };

/** Takes `@Handle` or `handle`; null unless TikTok would accept it as a user name. */
export function parseHandle(text: string): Handle | null {
  const plain = text.trim().replace(/^@/, "").toLowerCase();
  return /^[\p{L}\p{N}_.]{1,24}$/u.test(plain) && !plain.endsWith(".") ? (plain as Handle) : null;
}
