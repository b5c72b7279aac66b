/** The soft fill under a line, from the accent at `top` to nothing at `bottom` (pixels of the picture). */
export function AccentFade({
  id,
  top,
  bottom,
}: {
  readonly id: string;
  readonly top: number;
  readonly bottom: number;
}) {
  return (
    <linearGradient id={id} x1="0" y1={top} x2="0" y2={bottom} gradientUnits="userSpaceOnUse">
      <stop offset="0" stopColor="var(--accent)" stopOpacity="0.22" />
      <stop offset="1" stopColor="var(--accent)" stopOpacity="0" />
    </linearGradient>
  );
}
