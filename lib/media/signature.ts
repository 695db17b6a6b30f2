/** What a file is by its first bytes; its name and what the system says of it count for nothing. */
export type FileType =
  | 'image/jpeg'
  | 'image/png'
  | 'image/gif'
  | 'image/webp'
  | 'video/mp4'
  | 'video/quicktime';

/** As many of the first bytes are needed. */
export const signatureLength = 16;

/** Undefined: nothing that X takes. Sources: JFIF, PNG (ISO 15948), GIF89a, WebP container, ISO 14496-12. */
export function typeOf(head: Uint8Array): FileType | undefined {
  const text = (from: number, to: number) => String.fromCharCode(...head.slice(from, to));
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'image/jpeg';
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png';
  if (text(0, 6) === 'GIF87a' || text(0, 6) === 'GIF89a') return 'image/gif';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'image/webp';
  if (text(4, 8) === 'ftyp')
    return boxTypes[text(8, 12)] ?? (isMp4Brand(text(8, 12)) ? 'video/mp4' : undefined);
  // Old QuickTime files begin with their content.
  if (['moov', 'mdat', 'wide'].includes(text(4, 8))) return 'video/quicktime';
  return undefined;
}

const boxTypes: Readonly<Record<string, FileType>> = { 'qt  ': 'video/quicktime' };

/** The same container carries pictures (HEIC, AVIF) and sound alone, which X does not take. */
const isMp4Brand = (brand: string) =>
  /^(iso[2-9m]|mp4[12]|avc1|M4V |M4VH|M4VP|mmp4|MSNV|dash|f4v |3gp|3g2|XAVC)/i.test(brand);
