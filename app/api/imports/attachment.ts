/** RFC 6266: a plain name for old programs, the real one in RFC 5987's encoding. `path` may name the archive that held the file. */
export function toDisposition(path: string): string {
  const name = (path.split("/").at(-1) ?? "").replace(/\p{Surrogate}/gu, "_");
  const plain = name.replace(/[^\w. -]/g, "_");
  const exact = encodeURIComponent(name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
