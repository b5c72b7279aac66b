import type { ReactNode } from "react";
import { Brand } from "@/components/board/brand";

/** The pages in front of the door: one calm card. */
export default function DoorLayout({ children }: { readonly children: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-[26rem] flex-col justify-center gap-6 px-4 py-10">
      <Brand />
      {children}
      <p className="text-sm text-muted text-pretty">
        Your files and figures stay on this machine. Nothing is sent anywhere.
      </p>
    </main>
  );
}
