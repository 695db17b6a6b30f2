import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type Answer, openClient, type SandboxClient } from './client';
import { grantTokens } from './oauth/tokens';
import { type Sandbox, startSandbox } from './server';

/** One sandbox for the tests of a file, as new before each of them. Its properties stand once a test runs. */
export interface UsedSandbox extends Omit<Sandbox, 'close'>, Pick<SandboxClient, 'ask'> {
  /** Calls api.x.com as the holder of a new token; `user` and `scope` say whose. An object is sent as JSON, FormData as that. */
  call(
    method: string,
    path: string,
    call?: { body?: unknown; user?: string; scope?: string },
  ): Promise<Answer>;
}

export function useSandbox(): UsedSandbox {
  let sandbox: Sandbox;
  let client: SandboxClient;
  const used = {} as UsedSandbox;
  beforeAll(async () => {
    sandbox = await startSandbox();
    client = openClient(sandbox);
    Object.assign(used, sandbox, {
      ask: client.ask,
      async call(method, path, { body, user: userId, scope } = {}) {
        const { access_token } = grantTokens(sandbox.state, { userId, scope });
        const headers = { authorization: `Bearer ${access_token}` };
        const url = `https://api.x.com${path}`;
        if (body === undefined) return client.ask(method, url, { headers });
        if (body instanceof FormData) {
          const form = new Response(body);
          const type = form.headers.get('content-type') ?? '';
          const bytes = new Uint8Array(await form.arrayBuffer());
          return client.ask(method, url, { headers: { ...headers, 'content-type': type }, body: bytes });
        }
        return client.ask(method, url, {
          headers: { ...headers, 'content-type': 'application/json' },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        });
      },
    } satisfies Pick<UsedSandbox, 'ask' | 'call'>);
  });
  beforeEach(() => sandbox.reset());
  afterAll(async () => {
    client.close();
    await sandbox.close();
  });
  return used;
}
