import { Badge } from "@/components/ui/badge";
import { isSample, SAMPLE_LABEL } from "@/lib/domain/sample";

/** Wherever the made-up profile stands among others, or alone on a shared page. */
export function SampleBadge({ handle }: { readonly handle: string }) {
  return isSample(handle) ? <Badge tone="warn">{SAMPLE_LABEL}</Badge> : null;
}
