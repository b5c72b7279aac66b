import Link from "next/link";
import type { ReactNode } from "react";
import { Brand } from "@/components/board/brand";
import { BottomNavigation, SideNavigation } from "@/components/board/navigation";
import { ThemeChoice } from "@/components/board/theme-choice";
import { KeysButton, KeysSheet } from "@/components/keys/keys-sheet";
import { WorkspaceSwitch } from "@/components/people/workspace-switch";
import { SampleBanner } from "@/components/sample/sample-banner";
import { UpkeepBanner } from "@/components/settings/upkeep-banner";
import { requireSession } from "@/lib/accounts/session";
import { listWorkspacesOf, type OwnWorkspace } from "@/lib/accounts/workspaces";
import { findSample } from "@/lib/sample/manage-sample";
import { findUpkeepTrouble } from "@/lib/upkeep/trouble";
import { readTheme } from "../theme";
import { mayEnter } from "./entering";
import { workspaceAction } from "./settings/account/workspace-action";

/** The frame around every page behind sign-in. The check here is a courtesy: each page proves its session itself. */
export default async function BoardLayout({ children }: { readonly children: ReactNode }) {
  const [{ user, scope, editor, owner }, theme] = await Promise.all([requireSession(), readTheme()]);
  const [sample, trouble, workspaces] = await Promise.all([
    findSample(scope),
    owner === null ? null : findUpkeepTrouble(owner, new Date()),
    listWorkspacesOf(scope),
  ]);
  const foot = { email: user.email, theme, workspaces };
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[208px_minmax(0,1fr)] print:block">
      <a
        href="#main"
        className="skip-link rounded-control bg-accent px-4 py-2 font-semibold text-accent-ink shadow-pop"
      >
        Skip to content
      </a>
      <header className="no-print sticky top-0 hidden h-dvh flex-col overflow-y-auto border-r border-line px-3.5 py-5 md:flex">
        <Link prefetch={false} href="/overview" className="mb-[18px] rounded-lg px-2">
          <Brand />
        </Link>
        <SideNavigation foot={<Foot {...foot} name="side-theme" />} />
      </header>
      <header className="no-print flex items-center px-4 pt-3.5 md:hidden">
        <Link prefetch={false} href="/overview" className="rounded-lg">
          <Brand />
        </Link>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="w-full min-w-0 max-w-[1240px] px-4 pt-4 pb-28 outline-none sm:px-7 md:pt-[22px] md:pb-16 xl:max-w-[1400px] 2xl:max-w-[1640px]"
      >
        {trouble === null ? null : <UpkeepBanner trouble={trouble} />}
        {sample === null ? null : <SampleBanner isOnly={sample.isOnly} mayRemove={mayEnter({ editor })} />}
        {children}
      </main>
      <BottomNavigation foot={<Foot {...foot} name="bottom-theme" />} />
      <KeysSheet />
    </div>
  );
}

type FootProps = {
  readonly email: string;
  readonly theme: "system" | "light" | "dark";
  readonly name: string;
  /** Of this person. */
  readonly workspaces: readonly OwnWorkspace[];
};

function Foot({ email, theme, name, workspaces }: FootProps) {
  return (
    <div className="mt-2 flex flex-col gap-2 border-t border-line px-2.5 pt-3">
      {workspaces.length > 1 ? <WorkspaceSwitch workspaces={workspaces} action={workspaceAction} /> : null}
      <div className="flex items-center justify-between gap-2">
        <p className="min-w-0 truncate text-sm text-muted" title={email}>
          {email}
        </p>
        <KeysButton />
      </div>
      <div className="flex items-center justify-between gap-2">
        <ThemeChoice initial={theme} name={name} />
        <form action="/sign-out" method="post">
          <button
            type="submit"
            className="min-h-7 rounded-control px-1.5 text-sm text-muted hover:bg-sunken hover:text-ink"
          >
            Sign out
          </button>
        </form>
      </div>
    </div>
  );
}
