import { SectionSkeleton } from "@/components/board/section-skeleton";

export default function Loading() {
  return <SectionSkeleton title="Overview" tiles={6} />;
}
