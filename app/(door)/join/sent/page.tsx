import type { Metadata } from "next";
import { Card } from "@/components/ui/card";

export const metadata: Metadata = { title: "Invitation", robots: { index: false, follow: false } };

/** The same whatever was asked for. */
export default function InvitationSent() {
  return (
    <Card className="p-6 sm:px-7">
      <h1 className="text-title font-bold tracking-[-0.02em]">A new link is on its way</h1>
      <p className="mt-1 text-muted text-pretty">
        If the invitation is still open, it goes to the invited address and works for an hour. If nothing
        comes within some minutes, ask whoever invited you for a new link.
      </p>
    </Card>
  );
}
