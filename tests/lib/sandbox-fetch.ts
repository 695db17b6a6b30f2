import { vi } from 'vitest';
import { routeByHost } from '../sandbox/hosts';
import { freshState, type SandboxState } from '../sandbox/state';

export interface Seen {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: string;
  readonly credentials: RequestCredentials;
  readonly redirect: RequestRedirect;
}

export interface SandboxFetch {
  readonly state: SandboxState;
  /** Every request that reached X. */
  readonly seen: Seen[];
  /** Stands in for the network: answer, throw, or hand on by calling `next`. */
  between: (request: Seen, next: () => Promise<Response>) => Promise<Response>;
  tokenPosts(): Seen[];
}

/** Puts the sandbox behind `fetch`, without a network. What goes wrong on a wire is tested in real browsers. */
export function sandboxFetch(): SandboxFetch {
  const seen: Seen[] = [];
  const sandbox: SandboxFetch = {
    state: freshState(),
    seen,
    between: (_, next) => next(),
    tokenPosts: () => seen.filter(({ url }) => url.pathname === '/2/oauth2/token'),
  };
  vi.stubGlobal('fetch', async (input: string | URL, init: RequestInit) => {
    const request = new Request(input, init);
    const body = await request.clone().text();
    const { method, headers, credentials, redirect } = request;
    const one: Seen = { method, url: new URL(request.url), headers, body, credentials, redirect };
    if (one.url.pathname !== '/.well-known/oauth-authorization-server') seen.push(one);
    return sandbox.between(one, () => routeByHost(request, { state: sandbox.state, commit: () => {} }));
  });
  return sandbox;
}
