import Link from "next/link";
import { classNames } from "@/components/ui/class-names";
import { isTikTokLink } from "@/lib/domain/tiktok-link";

type PostTitleProps = {
  readonly title: string;
  readonly url: string;
  /** The page of the post; absent or null where it cannot be opened, and TikTok is. */
  readonly href?: string | null;
  readonly quoted?: boolean;
  readonly className?: string;
};

/** A caption, cut after two lines, that opens the post. It comes from a file: of its links only one to TikTok itself becomes a link. */
export function PostTitle({ title, url, href = null, quoted = false, className }: PostTitleProps) {
  const text = title.trim() === "" ? "Post without a caption" : quoted ? `“${title.trim()}”` : title.trim();
  const content = (
    <bdi
      className={classNames(
        "line-clamp-2 wrap-anywhere",
        title.trim() === "" && "text-muted italic",
        className,
      )}
      title={title}
    >
      {text}
    </bdi>
  );
  if (href !== null) {
    return (
      <Link href={href} prefetch={false} className="hover:text-accent-strong hover:underline">
        {content}
      </Link>
    );
  }
  if (!isTikTokLink(url)) return content;
  return (
    <a
      href={url}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="hover:text-accent-strong hover:underline"
    >
      {content}
    </a>
  );
}
