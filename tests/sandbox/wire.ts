import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2';

/** Files are not kept in the log, only how large they were. */
const mostLogged = 64 * 1024;

/**
 * What arrived, over HTTP/2 or HTTP/1.1, as a fetch Request; the body read to its end, streamed or not. With
 * `stopAfter`, reads no more than about so many bytes and returns nothing.
 */
export async function readRequest(
  incoming: Http2ServerRequest,
  stopAfter = Number.POSITIVE_INFINITY,
): Promise<{ request: Request; body: string } | undefined> {
  const { method } = incoming;
  const chunks: Uint8Array[] = [];
  let come = 0;
  for await (const chunk of incoming) {
    chunks.push(chunk);
    come += chunk.length;
    if (come >= stopAfter) return undefined;
  }
  if (stopAfter < Number.POSITIVE_INFINITY) return undefined;
  const bytes = Buffer.concat(chunks);
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (!name.startsWith(':') && value !== undefined) headers.set(name, [value].flat().join(', '));
  }
  const body = method === 'GET' || method === 'HEAD' ? undefined : bytes;
  const request = new Request(`https://${hostOf(incoming)}${incoming.url}`, { method, headers, body });
  const isFile = bytes.length > mostLogged && headers.get('content-type')?.startsWith('multipart/');
  return { request, body: isFile ? `(${bytes.length} bytes)` : bytes.toString('utf8') };
}

/** The host that the browser believes it speaks to, without a port. Called by address, we are x.com. */
export function hostOf({ headers }: Http2ServerRequest): string {
  const host = (headers[':authority'] ?? headers.host ?? '').replace(/:\d+$/, '');
  return /^$|^localhost$|^[\d.]+$/.test(host) ? 'x.com' : host;
}

/** Sends status and headers; the body follows. */
function writeHead(outgoing: Http2ServerResponse, response: Response, length?: number): void {
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) if (name !== 'set-cookie') outgoing.setHeader(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
  if (length !== undefined) outgoing.setHeader('content-length', length);
}

/** Sends a whole answer, chunk by chunk as it comes. */
export async function writeResponse(outgoing: Http2ServerResponse, response: Response): Promise<void> {
  writeHead(outgoing, response);
  if (response.body) for await (const chunk of response.body) outgoing.write(chunk);
  outgoing.end();
}

/** Sends the headers and half of the body, and waits until they have left. */
export async function writeHalf(outgoing: Http2ServerResponse, response: Response): Promise<void> {
  const bytes = Buffer.from(await response.arrayBuffer());
  writeHead(outgoing, response, bytes.length);
  await new Promise<void>((resolve) => {
    outgoing.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => setTimeout(resolve, 20));
  });
}
