import { readOriginal } from "@/lib/imports/history";
import { answerProblem, signedIn } from "../../answer";

/** The file as it was imported, byte for byte. */
export const GET = signedIn(async (_request, session, importId) => {
  const original = await readOriginal(session.scope, importId);
  if (original === null) return answerProblem(404, "import/no-original");
  return new Response(Buffer.from(original.bytes), {
    headers: {
      "Content-Type": "application/octet-stream",
      "Content-Disposition": toDisposition(original.fileName),
      "Content-Length": String(original.bytes.byteLength),
      "Cache-Control": "private, no-store",
    },
  });
});

/** RFC 6266: a plain name for old programs, the real one in RFC 5987's encoding. */
function toDisposition(path: string): string {
  const name = path.split("/").at(-1) ?? "";
  const plain = name.replace(/[^\w. -]/g, "_");
  const exact = encodeURIComponent(name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
