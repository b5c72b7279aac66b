"use client";

import { useActionState, useState } from "react";
import { type FormState, problemOf } from "@/components/entries/form-state";
import { Button } from "@/components/ui/button";
import { Checkbox, Field, Input } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { sendKept } from "@/components/ui/send-kept";
import { inkOn, parseBrandColor } from "@/lib/domain/brand-color";
import { BrandSign, type SharedBrand } from "./brand-sign";

type BrandingFormProps = {
  readonly brand: SharedBrand;
  readonly embedOrigins: readonly string[];
  readonly action: (before: FormState, form: FormData) => Promise<FormState>;
};

const FIRST_COLOR = "#0a7f5c";

/** Name, colour and logo of shared pages, and where they may stand in a frame. */
export function BrandingForm({ brand, embedOrigins, action }: BrandingFormProps) {
  const [state, send, sending] = useActionState<FormState, FormData>(action, { kind: "fresh" });
  const [color, setColor] = useState(brand.color ?? FIRST_COLOR);
  const [owns, setOwns] = useState(brand.color !== null);
  const [name, setName] = useState(brand.name ?? "");
  return (
    <form action={send} onSubmit={sendKept(send)} className="flex max-w-xl flex-col gap-4">
      <Field
        id="brand-name"
        label="Name"
        hint="At the top and the foot of every shared page. Empty: none."
        {...problemOf(state, "name")}
      >
        <Input
          id="brand-name"
          name="name"
          value={name}
          onChange={(event) => setName(event.target.value)}
          maxLength={60}
          autoComplete="organization"
          aria-describedby="brand-name-hint brand-name-problem"
        />
      </Field>
      <ColorField
        color={color}
        owns={owns}
        onColor={setColor}
        onOwns={setOwns}
        problem={problemOf(state, "color")}
      />
      <LogoField hasLogo={brand.logo !== null} problem={problemOf(state, "logo")} />
      <Sample brand={{ name, logo: brand.logo, ...toColors(owns ? color : null) }} />
      <OriginsField origins={embedOrigins} problem={problemOf(state, "embedOrigins")} />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" aria-disabled={sending}>
          Save
        </Button>
        {state.kind === "stored" ? (
          <Notice tone="good" role="status">
            Saved. Shared pages look like this now.
          </Notice>
        ) : null}
      </div>
    </form>
  );
}

function toColors(text: string | null): Pick<SharedBrand, "color" | "ink"> {
  const color = text === null ? null : parseBrandColor(text);
  return { color, ink: color && inkOn(color) };
}

type Problem = { readonly problem: { readonly problem?: string } };

type ColorFieldProps = Problem & {
  readonly color: string;
  readonly owns: boolean;
  readonly onColor: (color: string) => void;
  readonly onOwns: (owns: boolean) => void;
};

function ColorField({ color, owns, onColor, onOwns, problem }: ColorFieldProps) {
  return (
    <Field
      id="brand-color"
      label="Colour"
      hint="Whatever you choose, what is written on it is black or white, so that everybody can read it."
      {...problem}
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <Checkbox
          name="ownColor"
          label="A colour of our own"
          checked={owns}
          onChange={(event) => onOwns(event.target.checked)}
        />
        <input
          id="brand-color"
          name="color"
          type="color"
          value={color}
          onChange={(event) => onColor(event.target.value)}
          aria-describedby="brand-color-hint"
          className="h-9 w-16 rounded-control border border-field bg-card p-1"
        />
      </div>
    </Field>
  );
}

function LogoField({ hasLogo, problem }: Problem & { readonly hasLogo: boolean }) {
  return (
    <div className="flex flex-col gap-1">
      <Field
        id="brand-logo"
        label="Logo"
        hint="PNG or JPEG up to 128 KB. No SVG: it can run script."
        {...problem}
      >
        <Input
          id="brand-logo"
          name="logo"
          type="file"
          accept="image/png,image/jpeg"
          aria-describedby="brand-logo-hint brand-logo-problem"
        />
      </Field>
      {hasLogo ? <Checkbox name="noLogo" label="Show no logo any more" /> : null}
    </div>
  );
}

function Sample({ brand }: { readonly brand: SharedBrand }) {
  return (
    <div className="rounded-control border border-line px-3.5 py-3">
      <p className="mb-2 text-sm text-muted">The head of a shared page</p>
      <div className="flex items-center gap-3">
        <BrandSign brand={brand} />
        <span className="min-w-0 truncate font-semibold">
          <bdi>{brand.name === "" || brand.name === null ? "Title of the link" : brand.name}</bdi>
        </span>
      </div>
    </div>
  );
}

function OriginsField({ origins, problem }: Problem & { readonly origins: readonly string[] }) {
  return (
    <Field
      id="brand-origins"
      label="Sites that may show shared pages in a frame"
      hint="One to a line, such as https://www.example.com. Empty: none. A link with a password opens in no frame, because browsers keep its cookie out."
      {...problem}
    >
      <textarea
        id="brand-origins"
        name="embedOrigins"
        rows={3}
        maxLength={2_000}
        defaultValue={origins.join("\n")}
        spellCheck={false}
        aria-describedby="brand-origins-hint brand-origins-problem"
        className="w-full rounded-control border border-field bg-card px-3 py-1.5 font-mono text-sm"
      />
    </Field>
  );
}
