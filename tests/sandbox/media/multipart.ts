/** One part of a multipart/form-data body. Its bytes are a view into the body, not a copy. */
export interface Part {
  name: string;
  fileName?: string;
  type?: string;
  bytes: Uint8Array;
}

/** Reads multipart/form-data (RFC 7578); `undefined` where the body is none or is broken. */
export function readMultipart(contentType: string, body: Uint8Array): Part[] | undefined {
  const [, quoted, bare] =
    /^multipart\/form-data;.*\bboundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? bare;
  if (!boundary) return undefined;
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const parts: Part[] = [];
  let at = bytes.indexOf(`--${boundary}`);
  while (at >= 0) {
    const start = at + boundary.length + 2;
    if (bytes.toString('latin1', start, start + 2) === '--') return parts;
    const blank = bytes.indexOf('\r\n\r\n', start);
    const next = bytes.indexOf(`\r\n--${boundary}`, Math.max(start, blank));
    if (blank < 0 || next < 0) return undefined;
    const part = readHead(bytes.toString('utf8', start + 2, blank));
    if (!part) return undefined;
    parts.push({ ...part, bytes: bytes.subarray(blank + 4, Math.max(blank + 4, next)) });
    at = next + 2;
  }
  return undefined;
}

function readHead(head: string): Omit<Part, 'bytes'> | undefined {
  const disposition = /^content-disposition:\s*form-data;(.*)$/im.exec(head)?.[1] ?? '';
  const [, name] = /(?:^|[;\s])name="([^"]*)"/.exec(disposition) ?? [];
  if (name === undefined) return undefined;
  const [, fileName] = /filename="([^"]*)"/.exec(disposition) ?? [];
  const [, type] = /^content-type:\s*(\S+)/im.exec(head) ?? [];
  return { name, fileName, type };
}

/** A part's bytes as text. */
export const textOf = ({ bytes }: Part) => Buffer.from(bytes).toString('utf8');
