import { createHash, randomBytes } from "node:crypto";

/** 32 random bytes in base64url: 43 characters. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** True for text of the shape that `newToken` makes; says nothing about whether a link has it. */
export function isTokenShape(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text);
}

/** What is stored and looked up instead of the token. The token has 256 random bits, so a plain hash cannot be guessed back. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
