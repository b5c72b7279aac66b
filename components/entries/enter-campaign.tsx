"use client";

import { Field, Input } from "@/components/ui/field";
import { type Campaign, LONGEST_CAMPAIGN_NAME } from "@/lib/domain/campaign";
import type { Handle } from "@/lib/domain/handle";
import { type EntryAction, EntryDialog } from "./entry-dialog";
import { type FormState, problemOf } from "./form-state";

type EnterCampaignProps = {
  readonly profile: Handle;
  /** null: a new one. */
  readonly campaign: Campaign | null;
  /** What a new one begins with, and then its form is open at once; null: nothing. */
  readonly hashtag: string | null;
  readonly action: EntryAction;
};

/** Makes a campaign or changes one. */
export function EnterCampaign({ profile, campaign, hashtag, action }: EnterCampaignProps) {
  return (
    <EntryDialog
      trigger={campaign === null ? "New campaign" : "Edit"}
      {...(campaign === null ? {} : { triggerName: "Edit the campaign" })}
      title={campaign === null ? "New campaign" : "Edit the campaign"}
      hint="Every post whose caption holds one of the hashtags belongs to it."
      isOpenAtFirst={hashtag !== null}
      action={action}
    >
      {(state) => <CampaignFields profile={profile} campaign={campaign} hashtag={hashtag} state={state} />}
    </EntryDialog>
  );
}

type CampaignFieldsProps = Omit<EnterCampaignProps, "action"> & { readonly state: FormState };

function CampaignFields({ profile, campaign, hashtag, state }: CampaignFieldsProps) {
  const hashtags = campaign?.hashtags ?? (hashtag === null ? [] : [hashtag]);
  return (
    <>
      <input type="hidden" name="profile" value={profile} />
      {campaign === null ? null : <input type="hidden" name="id" value={campaign.id} />}
      <Field id="name" label="Name" {...problemOf(state, "name")}>
        <Input
          id="name"
          name="name"
          required
          maxLength={LONGEST_CAMPAIGN_NAME}
          defaultValue={campaign?.name ?? hashtag ?? ""}
          placeholder="Autumn bread"
          autoComplete="off"
          aria-describedby="name-problem"
        />
      </Field>
      <Field
        id="hashtags"
        label="Hashtags"
        hint="One or several, parted by spaces."
        {...problemOf(state, "hashtags")}
      >
        <Input
          id="hashtags"
          name="hashtags"
          required
          defaultValue={hashtags.map((name) => `#${name}`).join(" ")}
          placeholder="#sourdough #rye"
          autoComplete="off"
          autoCapitalize="none"
          aria-describedby="hashtags-hint hashtags-problem"
        />
      </Field>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field
          id="firstDay"
          label="First day"
          hint="Empty: from its first post on."
          {...problemOf(state, "firstDay")}
        >
          <Input
            id="firstDay"
            name="firstDay"
            type="date"
            defaultValue={campaign?.firstDay ?? ""}
            aria-describedby="firstDay-hint firstDay-problem"
          />
        </Field>
        <Field id="lastDay" label="Last day" hint="Empty: it goes on." {...problemOf(state, "lastDay")}>
          <Input
            id="lastDay"
            name="lastDay"
            type="date"
            defaultValue={campaign?.lastDay ?? ""}
            aria-describedby="lastDay-hint lastDay-problem"
          />
        </Field>
      </div>
    </>
  );
}

type RemoveCampaignProps = Pick<EnterCampaignProps, "profile" | "action"> & { readonly campaign: Campaign };

/** Removes a campaign, once it is confirmed. */
export function RemoveCampaign({ profile, campaign, action }: RemoveCampaignProps) {
  return (
    <EntryDialog
      trigger="Remove"
      triggerName="Remove the campaign"
      title="Remove this campaign?"
      hint="Its posts and their figures stay where they are."
      save="Remove the campaign"
      action={action}
    >
      {() => (
        <>
          <input type="hidden" name="profile" value={profile} />
          <input type="hidden" name="id" value={campaign.id} />
          <p>
            <bdi className="font-semibold wrap-anywhere">{campaign.name}</bdi>
          </p>
        </>
      )}
    </EntryDialog>
  );
}
