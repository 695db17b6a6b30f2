/** In pixels. */
export interface Size {
  width: number;
  height: number;
}

/** What a file's first bytes say it is. */
export interface Picture extends Partial<Size> {
  type: string;
}

/** Reads what kind of picture this is and how large; `undefined` where it is none that X takes. */
export function readPicture(bytes: Uint8Array): Picture | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ascii = (from: number, to: number) => view.toString('latin1', from, to);
  if (ascii(0, 8) === '\x89PNG\r\n\x1a\n' && view.length >= 24) {
    return { type: 'image/png', width: view.readUInt32BE(16), height: view.readUInt32BE(20) };
  }
  if (/^GIF8[79]a$/.test(ascii(0, 6)) && view.length >= 10) {
    return { type: 'image/gif', width: view.readUInt16LE(6), height: view.readUInt16LE(8) };
  }
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return { type: 'image/webp' };
  if (ascii(0, 3) === '\xff\xd8\xff') return { type: 'image/jpeg', ...readJpegSize(view) };
  if (ascii(0, 2) === 'BM') return { type: 'image/bmp' };
  if (ascii(0, 4) === 'II*\0' || ascii(0, 4) === 'MM\0*') return { type: 'image/tiff' };
  return undefined;
}

/** Goes from marker to marker as far as the frame header. */
function readJpegSize(view: Buffer): Partial<Size> {
  let at = 2;
  while (at + 9 < view.length && view[at] === 0xff) {
    const marker = view[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: view.readUInt16BE(at + 5), width: view.readUInt16BE(at + 7) };
    at += 2 + view.readUInt16BE(at + 2);
  }
  return {};
}
