import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { env, readSecret } from "@/lib/env";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * The token of a scheduled link: each message has to name the address, so it cannot be kept as a hash. AES-256-GCM under a key of the
 * installation's secret, which is no part of the database or its backups; bound to the link, so that it cannot be put beside another.
 */
export function sealToken(token: string, linkId: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", sealingKey(), nonce).setAAD(Buffer.from(linkId));
  const sealed = Buffer.concat([cipher.update(token, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url");
}

/** Null when it was sealed by another installation, or changed. */
export function unsealToken(sealed: string, linkId: string): string | null {
  const bytes = Buffer.from(sealed, "base64url");
  if (bytes.length <= NONCE_BYTES + TAG_BYTES) return null;
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  try {
    const decipher = createDecipheriv("aes-256-gcm", sealingKey(), nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(linkId)).setAuthTag(tag);
    const text = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, "utf8");
    return text + decipher.final("utf8");
  } catch {
    return null;
  }
}

function sealingKey(): Buffer {
  return Buffer.from(
    hkdfSync("sha256", readSecret(env().dataFolder), "", "tallyboard link of a message", 32),
  );
}
