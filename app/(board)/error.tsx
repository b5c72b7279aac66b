"use client";

import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";

type ErrorPageProps = { readonly error: Error & { digest?: string }; readonly retry: () => void };

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  return (
    <Card>
      <EmptyState
        level={1}
        title="This page could not be drawn"
        actions={
          <Button look="primary" onClick={() => retry()}>
            Try again
          </Button>
        }
      >
        <p>
          Nothing was changed by it. If it happens again, the log of the server says why
          {error.digest ? (
            <>
              , under <code className="text-ink">{error.digest}</code>
            </>
          ) : null}
          .
        </p>
      </EmptyState>
    </Card>
  );
}
