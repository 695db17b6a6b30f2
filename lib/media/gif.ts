export interface Gif {
  readonly width: number;
  readonly height: number;
  readonly frames: number;
}

/**
 * Walks the blocks of a GIF (GIF89a specification) and counts its pictures. One pass over the bytes, no picture is
 * decoded. A file that breaks off is counted as far as it goes, as browsers show it; undefined: not a GIF.
 */
export function readGif(bytes: Uint8Array): Gif | undefined {
  const byte = (at: number) => bytes[at] ?? 0;
  if (bytes.length < 13 || byte(0) !== 0x47 || byte(1) !== 0x49 || byte(2) !== 0x46) return undefined;
  const width = byte(6) | (byte(7) << 8);
  const height = byte(8) | (byte(9) << 8);
  const tableLength = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

  let at = 13 + tableLength(byte(10));
  let frames = 0;
  const skipSubBlocks = () => {
    while (at < bytes.length && byte(at) !== 0) at += byte(at) + 1;
    at += 1;
  };
  while (at < bytes.length) {
    const introducer = byte(at);
    if (introducer === 0x2c) {
      frames += 1;
      // Descriptor, colours of its own, the code size, then the picture.
      at += 10 + tableLength(byte(at + 9)) + 1;
      skipSubBlocks();
    } else if (introducer === 0x21) {
      at += 2;
      skipSubBlocks();
    } else break;
  }
  return { width, height, frames };
}
