import type { StoredLogo } from "@/lib/db/branding";

/** With the pages of a link on a phone in mind. */
const LARGEST_LOGO = 128 * 1024;
/** Pixels on a side: a small file may unfold to a picture that no phone can hold. */
const LONGEST_SIDE = 2_000;

export type ReadLogo =
  | { readonly ok: true; readonly logo: StoredLogo }
  | { readonly ok: false; readonly problem: string };

/**
 * A PNG or JPEG by its first bytes, whatever it is called; nothing else, because an SVG can run script. What a camera wrote into a JPEG
 * beside the picture, such as where it was taken, is left out.
 */
export function readLogo(bytes: Uint8Array): ReadLogo {
  if (bytes.length > LARGEST_LOGO) return refuse("The logo is larger than 128 KB. Save it smaller.");
  const buffer = Buffer.from(bytes);
  const read = isPng(buffer) ? readPng(buffer) : isJpeg(buffer) ? readJpeg(buffer) : null;
  if (read === null) return refuse("The logo is neither a PNG nor a JPEG. Save it as one of them.");
  const { width, height } = read;
  if (width < 1 || height < 1 || width > LONGEST_SIDE || height > LONGEST_SIDE)
    return refuse("The logo is wider or higher than 2,000 pixels. Save it smaller.");
  return { ok: true, logo: { bytes: read.bytes, type: read.type } };
}

type Picture = StoredLogo & { readonly width: number; readonly height: number };

/** Source: PNG specification, 5.2 and 11.2.2: the signature, then IHDR with both sides. */
function isPng(buffer: Buffer): boolean {
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return buffer.length > 45 && buffer.subarray(0, 8).equals(signature);
}

function readPng(buffer: Buffer): Picture | null {
  if (buffer.toString("latin1", 12, 16) !== "IHDR") return null;
  const [width, height] = [buffer.readUInt32BE(16), buffer.readUInt32BE(20)];
  return { bytes: buffer, type: "image/png", width, height };
}

function isJpeg(buffer: Buffer): boolean {
  return buffer.length > 20 && buffer[0] === 0xff && buffer[1] === 0xd8 && buffer[2] === 0xff;
}

/** Markers of JPEG (ITU T.81, table B.1): frames tell the sides, the scan ends what can be walked. */
const FRAMES: readonly number[] = [0xc0, 0xc1, 0xc2, 0xc3];
const SCAN = 0xda;
/** APP0 says how to read the picture, APP14 its colours; the other APPs and comments are for programs. */
const isRemark = (marker: number) => marker === 0xfe || (marker > 0xe0 && marker <= 0xef && marker !== 0xee);

function readJpeg(buffer: Buffer): Picture | null {
  const segments = listSegments(buffer);
  if (segments === null) return null;
  const frame = segments.find(({ marker, bytes }) => FRAMES.includes(marker) && bytes.length >= 9)?.bytes;
  const kept = segments.filter(({ marker }) => !isRemark(marker)).map(({ bytes }) => bytes);
  return {
    bytes: Buffer.concat([buffer.subarray(0, 2), ...kept]),
    type: "image/jpeg",
    width: frame?.readUInt16BE(7) ?? 0,
    height: frame?.readUInt16BE(5) ?? 0,
  };
}

type Segment = { readonly marker: number; readonly bytes: Buffer };

/** Marker by marker up to the scan, which is the rest; null when they do not follow each other. */
function listSegments(buffer: Buffer): readonly Segment[] | null {
  const segments: Segment[] = [];
  for (let at = 2; at + 4 <= buffer.length; ) {
    if (buffer[at] !== 0xff) return null;
    const marker = buffer[at + 1] ?? 0;
    const end = marker === SCAN ? buffer.length : at + 2 + buffer.readUInt16BE(at + 2);
    if (end > buffer.length || end < at + 4) return null;
    segments.push({ marker, bytes: buffer.subarray(at, end) });
    if (marker === SCAN) return segments;
    at = end;
  }
  return null;
}

function refuse(problem: string): ReadLogo {
  return { ok: false, problem };
}
