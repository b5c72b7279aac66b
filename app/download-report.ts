import type { ReportFile } from "@/lib/reports/html/report-html";
import { toDisposition } from "./api/imports/attachment";

/** A report as a file to keep: it says its size, so that a browser can show how far it is. */
export function answerReport({ name, html, bytes }: ReportFile): Response {
  return new Response(html, {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Disposition": toDisposition(name),
      "Content-Length": String(bytes),
      "Cache-Control": "private, no-store",
    },
  });
}
