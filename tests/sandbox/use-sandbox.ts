import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type Answer, openClient, type SandboxClient } from './client';
import { grantTokens } from './oauth/tokens';
import { signRequest } from './oauth1/client';
import { type OAuth1Keys, oauth1Keys } from './oauth1/keys';
import { type Sandbox, startSandbox } from './server';

/** An object is sent as JSON, text too; URLSearchParams and FormData as what they are. */
type Body = unknown;

/** One sandbox for the tests of a file, as new before each of them. Its properties stand once a test runs. */
export interface UsedSandbox extends Omit<Sandbox, 'close'>, Pick<SandboxClient, 'ask'> {
  /** Calls api.x.com as the holder of a new token; `user` and `scope` say whose. */
  call(method: string, path: string, call?: { body?: Body; user?: string; scope?: string }): Promise<Answer>;
  /** Calls with OAuth 1.0a keys, by default @acme_help's; `host` is api.x.com unless said otherwise. */
  callSigned(
    method: string,
    path: string,
    call?: { body?: Body; keys?: OAuth1Keys; host?: string; time?: number; nonce?: string },
  ): Promise<Answer>;
}

export function useSandbox(): UsedSandbox {
  let sandbox: Sandbox;
  let client: SandboxClient;
  const used = {} as UsedSandbox;
  beforeAll(async () => {
    sandbox = await startSandbox();
    client = openClient(sandbox);
    const send = async (method: string, url: string, authorization: string, given: Body) => {
      const { type, body } = await encode(given);
      return client.ask(method, url, {
        headers: { authorization, ...(type && { 'content-type': type }) },
        body,
      });
    };
    Object.assign(used, sandbox, {
      ask: client.ask,
      call(method, path, { body, user: userId, scope } = {}) {
        const { access_token } = grantTokens(sandbox.state, { userId, scope });
        return send(method, `https://api.x.com${path}`, `Bearer ${access_token}`, body);
      },
      callSigned(method, path, { body, keys = oauth1Keys, host = 'api.x.com', time, nonce } = {}) {
        const url = `https://${host}${path}`;
        const form = body instanceof URLSearchParams ? body : undefined;
        const now = Math.floor(sandbox.state.now() / 1000);
        return send(method, url, signRequest(method, url, keys, form, { time: time ?? now, nonce }), body);
      },
    } satisfies Pick<UsedSandbox, 'ask' | 'call' | 'callSigned'>);
  });
  beforeEach(() => sandbox.reset());
  afterAll(async () => {
    client.close();
    await sandbox.close();
  });
  return used;
}

async function encode(body: Body): Promise<{ type?: string; body?: string | Uint8Array }> {
  if (body === undefined) return {};
  if (body instanceof FormData || body instanceof URLSearchParams) {
    const response = new Response(body);
    const type = response.headers.get('content-type') ?? '';
    return { type, body: new Uint8Array(await response.arrayBuffer()) };
  }
  return { type: 'application/json', body: typeof body === 'string' ? body : JSON.stringify(body) };
}
