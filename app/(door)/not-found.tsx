import type { Metadata } from "next";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";

export const metadata: Metadata = { title: "Not found" };

/** Stands within the frame of the door, which is the page's main part already. */
export default function DoorNotFound() {
  return (
    <Card>
      <EmptyState level={1} title="There is no page here">
        The address may have a typing error, or the invitation was withdrawn, used or is long over. Ask
        whoever sent it to you for a new one.
      </EmptyState>
    </Card>
  );
}
