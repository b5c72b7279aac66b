const LINK = "font-semibold text-accent-strong underline underline-offset-2";

/** Where figures come in that no export of TikTok holds any more. */
export function OwnTables() {
  return (
    <p className="px-1 text-sm text-muted text-pretty">
      Figures kept elsewhere? Drop any CSV of days or of posts and say once what its columns mean, or fill in{" "}
      <a href="/api/templates/daily" download className={LINK}>
        our table of days
      </a>{" "}
      (
      <a href="/api/templates/daily?separator=semicolon" download className={LINK}>
        with semicolons
      </a>{" "}
      where your spreadsheet needs them), for one profile or for many.
    </p>
  );
}
