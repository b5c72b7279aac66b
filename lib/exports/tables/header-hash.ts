import { createHash } from "node:crypto";
import { cleanHeading } from "../detect";

/** Equal for files with the same headings in the same order, whatever invisible characters stand around them. */
export function headerHash(header: readonly string[]): string {
  return createHash("sha256")
    .update(JSON.stringify(header.map(cleanHeading)))
    .digest("hex");
}
