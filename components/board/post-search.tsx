"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useContext, useEffect, useRef, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/field";
import { PendingBar } from "@/components/ui/pending-bar";
import { type Address, toHref, toParameters } from "@/lib/domain/address";
import { formatQuantity, formatWhole } from "@/lib/domain/format";
import { holdsWords } from "./match-caption";

/** The words that are searched for at this moment, which the address follows. */
const Words = createContext<{ readonly words: string; readonly type: (words: string) => void }>({
  words: "",
  type: () => undefined,
});

/** Between the last letter and the address, so that typing does not fill the history of requests. */
const PAUSE_MS = 400;

type PostSearchProps = {
  readonly path: string;
  readonly address: Address;
  readonly children: ReactNode;
};

/** Rows inside follow the search at once; the address, and with it every link and download, a moment later. */
export function PostSearch({ path, address, children }: PostSearchProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [words, setWords] = useState(address.search);
  const sent = useRef(address.search);
  useEffect(() => {
    // Somebody went back, or followed a link to another search.
    if (address.search === sent.current) return;
    sent.current = address.search;
    setWords(address.search);
  }, [address.search]);
  useEffect(() => {
    if (words === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = words;
      startTransition(() => router.replace(toHref(path, address, { search: words }), { scroll: false }));
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words, path, address, router]);
  return (
    <Words value={{ words, type: setWords }}>
      {pending ? <PendingBar /> : null}
      {children}
    </Words>
  );
}

/** A form that asks for the page again; with script the rows change while one types. */
export function PostSearchField({ path, address }: Omit<PostSearchProps, "children">) {
  const { words, type } = useContext(Words);
  return (
    <search className="min-w-0 max-sm:grow">
      <form
        action={path}
        method="get"
        onSubmit={(event) => event.preventDefault()}
        className="flex min-w-0 items-center gap-2"
      >
        {toParameters(address)
          .filter(([name]) => name !== "search")
          .map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
        <Input
          type="search"
          name="search"
          aria-label="Search captions"
          placeholder="Caption or #hashtag"
          value={words}
          onChange={(event) => type(event.target.value)}
          maxLength={100}
          className="min-w-0 sm:w-56"
        />
        <Button type="submit" aria-label="Search" className="px-2.5">
          <Search aria-hidden className="size-4" />
        </Button>
      </form>
    </search>
  );
}

/** A row of the table with the caption that is searched in, folded. */
export type SearchedRow = { readonly key: string; readonly caption: string; readonly row: ReactNode };

/** The rows whose captions hold every word. */
export function SearchedRows({
  rows,
  columns,
}: {
  readonly rows: readonly SearchedRow[];
  readonly columns: number;
}) {
  const { words } = useContext(Words);
  const found = rows.filter(({ caption }) => holdsWords(caption, words));
  if (found.length > 0) return found.map(({ row }) => row);
  return (
    <tr>
      <td colSpan={columns} className="border-t border-line px-2 py-8 text-center text-muted">
        No caption matches.
      </td>
    </tr>
  );
}

type SearchedCountProps = { readonly captions: readonly string[]; readonly total: number };

/** "12 of 80 posts". */
export function SearchedCount({ captions, total }: SearchedCountProps) {
  const { words } = useContext(Words);
  const found = captions.filter((caption) => holdsWords(caption, words)).length;
  const all = formatQuantity(total, "post", "posts");
  return <span role="status">{found === total ? all : `${formatWhole(found)} of ${all}`}</span>;
}
