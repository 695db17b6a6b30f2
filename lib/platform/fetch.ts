/**
 * How the background reaches X. Never with the person's x.com cookies, never followed to another place, never from
 * a cache.
 *
 * A POST must reach X at most once, and browsers repeat a POST by themselves when a kept-alive connection dies before
 * an answer. A stream can't be read a second time, so a streamed body is never repeated; and Chromium asks for its
 * first byte only when the connection to X stands, so that a request which broke before that has provably not left.
 * Streams need Chromium and HTTP/2. Elsewhere (Firefox; a proxy that speaks HTTP/1.1) the body is sent plainly, after
 * a harmless GET has shown that X can be reached; there a repeat can't be ruled out (docs/reliability.md).
 */
export interface OnceInit {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>> | Headers;
  /** A form goes plainly, so that files in it need no copy: only for what may reach X twice without harm. */
  readonly body?: string | Uint8Array<ArrayBuffer> | FormData;
  readonly signal?: AbortSignal;
  /** Called before the first byte of a body is handed over; the request waits for it. Not called without a body. */
  readonly beforeLeaving?: () => Promise<void> | void;
}

const rules = { credentials: 'omit', redirect: 'error', cache: 'no-store' } as const;

/** Rejects as `fetch` does. If `beforeLeaving` was not called by then, X has not seen the request. */
export async function fetchOnce(url: string | URL, init: OnceInit): Promise<Response> {
  const { method, headers, body, signal } = init;
  if (body instanceof FormData) return sendPlainly(url, init);
  if (body === undefined || body.length === 0) return fetch(url, { ...rules, method, headers, signal });
  if (!canStream()) {
    await knock(url, signal);
    return sendPlainly(url, init);
  }
  let asked = false;
  const watched: OnceInit = {
    ...init,
    beforeLeaving() {
      asked = true;
      return init.beforeLeaving?.();
    },
  };
  try {
    return await sendAsStream(url, watched, body);
  } catch (error) {
    if (asked || signal?.aborted) throw error;
  }
  // Nothing has left. Either X can't be reached, or this connection can't carry a stream: only the second is left
  // when X answers a GET and a second stream fails as the first did.
  await knock(url, signal);
  try {
    return await sendAsStream(url, watched, body);
  } catch (error) {
    if (asked || signal?.aborted) throw error;
  }
  return sendPlainly(url, init);
}

function sendAsStream(
  url: string | URL,
  { method, headers, signal, beforeLeaving }: OnceInit,
  body: string | Uint8Array<ArrayBuffer>,
) {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const stream = new ReadableStream<Uint8Array | undefined>(
    {
      async pull(controller) {
        await beforeLeaving?.();
        controller.enqueue(bytes);
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  return fetch(url, { ...rules, method, headers, signal, body: stream, duplex: 'half' } as RequestInit);
}

async function sendPlainly(url: string | URL, { method, headers, body, signal, beforeLeaving }: OnceInit) {
  await beforeLeaving?.();
  return fetch(url, { ...rules, method, headers, signal, body });
}

/** A public document of X's that costs nothing: whatever it answers, X can be reached. */
async function knock(url: string | URL, signal: AbortSignal | undefined): Promise<void> {
  await fetch(new URL('/.well-known/oauth-authorization-server', url), { ...rules, signal });
}

/** Whether api.x.com can be reached at all. */
export async function reachable(): Promise<boolean> {
  try {
    await knock('https://api.x.com', AbortSignal.timeout(10_000));
    return true;
  } catch {
    return false;
  }
}

/** What the browser believes; `true` means little, `false` is certain. */
export const isOnline = () => navigator.onLine;

let streams: boolean | undefined;

/** Whether this browser sends a stream as a body. One that doesn't turns it into the text "[object ReadableStream]". */
function canStream(): boolean {
  streams ??= (() => {
    let asked = false;
    const request = new Request('https://api.x.com/', {
      method: 'POST',
      body: new ReadableStream(),
      get duplex() {
        asked = true;
        return 'half' as const;
      },
    } as RequestInit);
    return asked && !request.headers.has('content-type');
  })();
  return streams;
}
