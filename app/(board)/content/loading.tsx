import { SectionSkeleton } from "@/components/board/section-skeleton";

export default function Loading() {
  return <SectionSkeleton title="Content" tiles={4} />;
}
