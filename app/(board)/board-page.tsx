import type { ReactNode } from "react";
import { ComparisonChoice } from "@/components/board/comparison-choice";
import { FirstRun, UnknownProfile } from "@/components/board/first-run";
import { PageHeader } from "@/components/board/page-header";
import { ProfilePicker } from "@/components/board/profile-picker";
import { TakeAwayMenu } from "@/components/board/take-away-menu";
import { WindowChoice } from "@/components/board/window-choice";
import { ShareButton } from "@/components/links/share-button";
import { mayShare } from "@/lib/links/link";
import { mayEnter } from "./entering";
import { createLinkAction } from "./links/actions";
import type { Board } from "./read-board";

type BoardPageProps = {
  readonly title: string;
  readonly path: string;
  readonly board: Board;
  /** Sections have windows; Coverage has none. */
  readonly windows?: boolean;
  /** false where nothing on the page is compared. */
  readonly compared?: boolean;
  readonly actions?: ReactNode;
  /** The line under the title. */
  readonly line?: ReactNode;
  readonly children: ReactNode;
};

/** Header and body of a page about one profile; without one, what to do instead. */
export function BoardPage(props: BoardPageProps) {
  const { title, path, board, windows = true, compared = true, actions, line, children } = props;
  const { profile, profiles, address } = board;
  if (profile === null) {
    return (
      <>
        <PageHeader title={title} />
        {profiles.length === 0 ? (
          <FirstRun sample={mayEnter(board)} />
        ) : (
          <UnknownProfile handle={address.profile ?? ""} path={path} />
        )}
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={title}
        profile={
          <>
            <div className="no-print">
              <ProfilePicker
                path={path}
                address={address}
                current={profile.handle}
                profiles={toChoices(profiles)}
              />
            </div>
            <bdi className="hidden font-semibold print:inline">@{profile.handle}</bdi>
          </>
        }
        actions={
          <>
            {windows ? <WindowChoice path={path} address={address} /> : null}
            {windows && compared ? <ComparisonChoice path={path} address={address} /> : null}
            {actions}
            {windows ? <TakeAwayMenu path={path} address={address} /> : null}
            {windows && mayShare(board.scope) ? (
              <ShareButton action={createLinkAction} profiles={[profile.handle]} window={address.window} />
            ) : null}
          </>
        }
      >
        {line}
      </PageHeader>
      {children}
    </>
  );
}

/** Only what the picker shows goes on; scopes stay on the server. */
function toChoices(profiles: Board["profiles"]) {
  return profiles.map(({ handle, name }) => ({ handle, name }));
}
