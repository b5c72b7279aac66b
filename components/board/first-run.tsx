import { SampleForm } from "@/components/sample/sample-form";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { BrandMark } from "./brand";

/** Nothing has been imported yet: the one thing to do, and a made-up profile for those who have no file at hand. */
export function FirstRun({ sample }: { readonly sample: boolean }) {
  return (
    <Card className="py-8">
      <EmptyState
        picture={<BrandMark className="size-12" />}
        title="Drop in your first exports"
        actions={
          <>
            <ButtonLink href="/imports" look="primary">
              Go to Imports
            </ButtonLink>
            {sample ? (
              <SampleForm what="add" busy="Importing what is made up…">
                Look around with a made-up profile
              </SampleForm>
            ) : null}
          </>
        }
      >
        <p>
          In TikTok Studio, open Analytics and press <b className="font-semibold text-ink">Download data</b>{" "}
          on Overview, Content, Viewers and Followers. Drop the ZIP files on the Imports page as they are. The
          profile is found in them.
        </p>
      </EmptyState>
    </Card>
  );
}

/** The profile is known, but no export says anything about a day. */
export function NothingKnown({ shared }: { readonly shared: boolean }) {
  return (
    <Card>
      <EmptyState
        title="No days are known yet"
        actions={
          shared ? null : (
            <ButtonLink href="/imports" look="primary">
              Import exports
            </ButtonLink>
          )
        }
      >
        <p>
          {shared
            ? "As soon as exports are imported for this profile, its figures will be here."
            : "The exports imported so far have no rows with values. Overview.csv brings views, likes, comments and shares day by day."}
        </p>
      </EmptyState>
    </Card>
  );
}

/** The address names a profile that this workspace does not have. */
export function UnknownProfile({ handle, path }: { readonly handle: string; readonly path: string }) {
  return (
    <Card>
      <EmptyState
        title="No such profile here"
        actions={<ButtonLink href={path}>Show the first profile</ButtonLink>}
      >
        <p>
          This workspace has no profile <bdi className="font-semibold text-ink">@{handle}</bdi>. It appears
          with its first import.
        </p>
      </EmptyState>
    </Card>
  );
}
