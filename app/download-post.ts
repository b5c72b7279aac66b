import { toSvgFile } from "@/lib/charts/svg/picture";
import { drawPost } from "@/lib/charts/svg/post-svg";
import { POST_FILES, type PostFile } from "@/lib/domain/download";
import { formatDayWithYear, formatQuantity } from "@/lib/domain/format";
import type { PostReport } from "@/lib/domain/post-report";
import { toCsv } from "@/lib/reports/downloads/csv-table";
import { toAgesTable, toCurveTable } from "@/lib/reports/downloads/post-tables";
import { toDisposition } from "./api/imports/attachment";

const TITLES: Readonly<Record<PostFile, string>> = {
  "curve.csv": "growth.csv",
  "curve.svg": "growth.svg",
  "ages.csv": "beside the median post.csv",
};

/** The file of a post's page that an address names; null for what there is none of. */
export function parsePostFile(file: string): PostFile | null {
  return POST_FILES.find((each) => each === file) ?? null;
}

/** The growth of a post or its place beside the median post, with the numbers that its page shows. */
export function answerPostFile(file: PostFile, report: PostReport, zone: string | null): Response {
  const { profile, post } = report;
  const name = `${profile.handle} post ${post.postId} ${TITLES[file]}`;
  const type = file === "curve.svg" ? "image/svg+xml" : "text/csv";
  return new Response(toText(file, report, zone), {
    headers: {
      "Content-Type": `${type}; charset=utf-8`,
      "Content-Disposition": toDisposition(name),
      "Cache-Control": "private, no-store",
    },
  });
}

function toText(file: PostFile, report: PostReport, zone: string | null): string {
  if (file === "curve.csv") return toCsv(toCurveTable({ report, zone }));
  if (file === "ages.csv") return toCsv(toAgesTable({ report, zone }));
  const { profile, post, readings } = report;
  const source = [
    `@${profile.handle}`,
    `published ${formatDayWithYear(post.publishedOn)}`,
    `${formatQuantity(readings.length, "export", "exports")} held it, the newest of ${formatDayWithYear(post.readOn)}`,
    ...(zone === null ? [] : [`time zone ${zone}`]),
    "from TikTok’s exports, by Tallyboard",
  ];
  const title = post.title.trim() === "" ? "Post without a caption" : post.title.trim();
  const summary = `Views since publishing, at each export that held the post. “${title}”`;
  return toSvgFile(
    { title: "Views by day of export", summary, source: source.join(" · ") },
    drawPost(report),
  );
}
