import type { Metadata } from "next";
import { PageHeader } from "@/components/board/page-header";
import { BrandingForm } from "@/components/links/branding-form";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { requireSession } from "@/lib/accounts/session";
import { getBranding, getLogo, listEmbedOrigins } from "@/lib/links/branding";
import { saveBranding } from "./actions";

export const metadata: Metadata = { title: "How shared pages look" };

export default async function SharingPage() {
  const { scope, owner } = await requireSession();
  const [{ name, color, ink }, logo, origins] = await Promise.all([
    getBranding(scope),
    getLogo(scope),
    listEmbedOrigins(scope),
  ]);
  const picture = logo && `data:${logo.type};base64,${Buffer.from(logo.bytes).toString("base64")}`;
  return (
    <>
      <PageHeader title="How shared pages look">
        <p className="mt-1.5 text-muted text-pretty">
          Your name, colour and logo stand on every page that a link opens.
        </p>
      </PageHeader>
      <Card>
        {owner === null ? (
          <Notice title="Only an owner can choose this.">Ask one of them.</Notice>
        ) : (
          <BrandingForm
            key={logo === null ? "none" : logo.bytes.length}
            brand={{ name, color, ink, logo: picture }}
            embedOrigins={origins}
            action={saveBranding}
          />
        )}
      </Card>
    </>
  );
}
