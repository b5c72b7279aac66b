import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/board/page-header";
import { ImportFacts } from "@/components/imports/import-facts";
import { requireSession } from "@/lib/accounts/session";
import { formatWhere } from "@/lib/domain/zone-check";
import { getImport } from "@/lib/imports/history";
import { getImportZone } from "@/lib/reports/zone";

import { mayEnter } from "../../entering";

export const metadata: Metadata = { title: "Import" };

export default async function ImportPage({
  params,
}: {
  readonly params: Promise<{ readonly importId: string }>;
}) {
  const session = await requireSession();
  const { importId } = await params;
  const record = await getImport(session.scope, importId);
  if (record === null) notFound();
  const { bounds } = await getImportZone(session.scope, importId);
  return (
    <>
      <PageHeader title="Import" />
      <ImportFacts record={record} zone={bounds && formatWhere(bounds)} mayChange={mayEnter(session)} />
    </>
  );
}
