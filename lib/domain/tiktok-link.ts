/** Whether an address from a file leads to TikTok itself: of the links in files only those become links of ours. */
export function isTikTokLink(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username, port } = new URL(url);
  const ours = hostname === "tiktok.com" || hostname.endsWith(".tiktok.com");
  return protocol === "https:" && ours && username === "" && port === "";
}
