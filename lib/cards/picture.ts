/** What the first bytes of a file say it is. */
export interface Picture {
  /** MIME type; empty where the bytes are of no kind that we know. */
  readonly type: string;
  /** In px; absent where the file ends before it says so, or its kind is not read. */
  readonly width?: number;
  readonly height?: number;
  readonly animated?: boolean;
}

const ascii = (bytes: Uint8Array, at: number, length: number) =>
  String.fromCharCode(...bytes.subarray(at, at + length));
const two = (bytes: Uint8Array, at: number) => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
const four = (bytes: Uint8Array, at: number) => two(bytes, at) * 65_536 + two(bytes, at + 2);

/**
 * Reads the head of an image or video: never throws, whatever the bytes are, and looks at each of them once at most.
 * PNG (W3C, third edition), JPEG (ITU T.81), ISO base media files (ISO 14496-12).
 */
export function readPicture(bytes: Uint8Array): Picture {
  if (ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return readPng(bytes);
  if (two(bytes, 0) === 0xffd8) return readJpeg(bytes);
  if (ascii(bytes, 0, 4) === 'GIF8') return { type: 'image/gif' };
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP') return { type: 'image/webp' };
  if (ascii(bytes, 4, 4) === 'ftyp') {
    return { type: ascii(bytes, 8, 4) === 'qt  ' ? 'video/quicktime' : 'video/mp4' };
  }
  return { type: '' };
}

const sized = (type: string, width: number, height: number): Picture =>
  width > 0 && height > 0 ? { type, width, height, animated: false } : { type };

function readPng(bytes: Uint8Array): Picture {
  if (ascii(bytes, 12, 4) !== 'IHDR') return { type: 'image/png' };
  const picture = sized('image/png', four(bytes, 16), four(bytes, 20));
  // One that moves says so (acTL) before its first picture (IDAT).
  for (let at = 8; at + 8 <= bytes.length; at += 12 + four(bytes, at)) {
    const chunk = ascii(bytes, at + 4, 4);
    if (chunk === 'acTL') return { ...picture, animated: true };
    if (chunk === 'IDAT') return picture;
  }
  return picture;
}

function readJpeg(bytes: Uint8Array): Picture {
  let at = 2;
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    // Filling, and markers that stand alone.
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += 2;
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return sized('image/jpeg', two(bytes, at + 7), two(bytes, at + 5));
    } else at += 2 + Math.max(2, two(bytes, at + 2));
  }
  return { type: 'image/jpeg' };
}
