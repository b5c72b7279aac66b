import { Notice } from "@/components/ui/notice";
import { formatZone, type ZoneReport } from "@/lib/domain/zone-check";

/** What the content exports say of the profile's time zone; a warning when they contradict it. */
export function ZoneNote({ report }: { readonly report: ZoneReport }) {
  const text = formatZone(report);
  if (text === null) return null;
  const isDoubtful = report.check !== null && report.check.verdict !== "fits";
  if (isDoubtful) return <Notice tone="warn">{text}</Notice>;
  return <p className="text-sm text-muted text-pretty">{text}</p>;
}
