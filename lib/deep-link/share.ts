import { encode } from 'uqr';

/** White around the code, in modules. ISO/IEC 18004, section 6.3.8: four. */
const quiet = 4;

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
const escapeMarkdown = (text: string) => text.replace(/[\\`*_[\]()<>]/g, '\\$&');

/** For a page of one's own: X's guide asks for a plain link where its button script is not wanted. */
export const asHtml = (url: string, label: string): string =>
  `<a href="${escapeHtml(url)}" rel="noopener">${escapeHtml(label)}</a>`;

/** For a README or a help centre. */
export const asMarkdown = (url: string, label: string): string => `[${escapeMarkdown(label)}](${url})`;

/** Bytes that the largest code holds, by its error correction; a link is ASCII. ISO/IEC 18004, section 7.4.10: 40-M and 40-L. */
const most = { M: 2_331, L: 2_953 };

/** Whether any QR code holds it. Three hundred characters of Chinese are 2,760 bytes of link. */
export const fitsCode = (url: string): boolean => url.length <= most.L;

/** The QR code's modules with their quiet zone, row by row; true is dark. Throws where it does not fit. */
const modulesOf = (url: string): boolean[][] =>
  encode(url, { ecc: url.length <= most.M ? 'M' : 'L', border: quiet }).data;

/** A QR code as SVG, one unit a module; scales to any size. */
export function asSvg(url: string): string {
  const rows = modulesOf(url);
  const size = rows.length;
  const path = rows
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`;
}

/** A QR code as PNG, `scale` px a module. */
export function asPng(url: string, scale = 8): Uint8Array<ArrayBuffer> {
  const rows = modulesOf(url);
  const side = rows.length * scale;
  // One bit a pixel, each line after a filter byte of 0; 1 is white.
  const stride = Math.ceil(side / 8) + 1;
  const pixels = new Uint8Array(stride * side);
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) {
      if (rows[Math.floor(y / scale)]?.[Math.floor(x / scale)]) continue;
      const at = y * stride + 1 + (x >> 3);
      pixels[at] = (pixels[at] ?? 0) | (0x80 >> (x & 7));
    }
  const head = [...word(side), ...word(side), 1, 0, 0, 0, 0];
  return Uint8Array.from([
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ...chunk('IHDR', head),
    ...chunk('IDAT', stored(pixels)),
    ...chunk('IEND', []),
  ]);
}

const word = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];

/** RFC 1950 and 1951, without compression: the picture is small, and this needs no library. */
function stored(bytes: Uint8Array): number[] {
  const out = [0x78, 0x01];
  const most = 0xff_ff;
  for (let from = 0; from < bytes.length; from += most) {
    const part = bytes.subarray(from, from + most);
    const { length } = part;
    const isLast = from + most >= bytes.length;
    out.push(Number(isLast), length & 255, length >> 8, ~length & 255, (~length >> 8) & 255, ...part);
  }
  let [a, b] = [1, 0];
  for (const byte of bytes) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  return [...out, ...word(b * 65_536 + a)];
}

/** PNG, section 5.3: length, type, data, and the CRC of the last two. */
function chunk(type: string, data: readonly number[]): number[] {
  const body = [...type].map((letter) => letter.charCodeAt(0)).concat(data);
  let crc = 0xff_ff_ff_ff;
  for (const byte of body) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xed_b8_83_20 : 0);
  }
  return [...word(data.length), ...body, ...word(~crc >>> 0)];
}
