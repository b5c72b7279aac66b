import { BrandMark } from "@/components/board/brand";

/** Whose a shared page is. */
export type SharedBrand = {
  readonly name: string | null;
  /** `#rrggbb`. */
  readonly color: string | null;
  /** What can be read on the colour. */
  readonly ink: string | null;
  /** Address of the logo; null: none. */
  readonly logo: string | null;
};

/** The logo, or the first letter of the name on the colour, or our own mark. */
export function BrandSign({ brand }: { readonly brand: SharedBrand }) {
  const { name, color, ink, logo } = brand;
  if (logo !== null)
    // On white in either theme: most logos are made for it.
    return (
      // biome-ignore lint/performance/noImgElement: its size is not known, and nothing may be fetched from elsewhere.
      <img src={logo} alt="" className="h-9 max-w-36 shrink-0 rounded-md bg-white object-contain p-0.5" />
    );
  const [letter] = name ?? "";
  if (color === null || ink === null || letter === undefined)
    return <BrandMark className="size-7 shrink-0" />;
  return (
    <span
      aria-hidden
      style={{ backgroundColor: color, color: ink }}
      className="grid size-8 shrink-0 place-items-center rounded-lg font-bold [print-color-adjust:exact]"
    >
      {letter.toUpperCase()}
    </span>
  );
}
