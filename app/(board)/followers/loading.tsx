import { SectionSkeleton } from "@/components/board/section-skeleton";

export default function Loading() {
  return <SectionSkeleton title="Followers" tiles={3} />;
}
