import { randomBytes } from 'node:crypto';
import type { SandboxState } from '../state';
import { type Grant, publicClientId } from './grants';

const random = () => randomBytes(48).toString('base64url');

/** What the token endpoint answers when all is well. */
export interface TokenAnswer {
  token_type: 'bearer';
  expires_in: number;
  access_token: string;
  scope: string;
  refresh_token?: string;
}

/** A new access token for a grant, and with `offline.access` a new refresh token. */
export function issueTokens(state: SandboxState, grant: Grant): TokenAnswer {
  const { oauth } = state;
  const answer: TokenAnswer = {
    token_type: 'bearer',
    expires_in: oauth.accessTokenSeconds,
    access_token: random(),
    scope: grant.scopes.join(' '),
  };
  oauth.accessTokens.set(answer.access_token, {
    grant,
    expiresAt: state.now() + oauth.accessTokenSeconds * 1000,
  });
  if (grant.scopes.includes('offline.access')) {
    answer.refresh_token = random();
    oauth.refreshTokens.set(answer.refresh_token, { grant, spent: false });
  }
  return answer;
}

/** A code for a person's consent, to be exchanged once and soon. */
export function issueCode(state: SandboxState, grant: Grant, redirectUrl: string, challenge: string): string {
  const code = random();
  const expiresAt = state.now() + state.oauth.codeSeconds * 1000;
  state.oauth.codes.set(code, { grant, redirectUrl, challenge, expiresAt, spent: false });
  return code;
}

const allScopes = 'tweet.read users.read dm.read dm.write media.write offline.access';

/** Tokens without a browser, for tests of what comes after signing in. */
export function grantTokens(
  state: SandboxState,
  { userId = '4242', clientId = publicClientId, scope = allScopes } = {},
): TokenAnswer {
  const grant: Grant = { userId, clientId, scopes: scope.split(' '), ended: false };
  state.oauth.grants.push(grant);
  return issueTokens(state, grant);
}

/** Every token that still opens something: nothing is left after a sign-out. */
export function liveTokens(state: SandboxState): string[] {
  const { oauth } = state;
  const time = state.now();
  const access = [...oauth.accessTokens].filter(
    ([, { grant, expiresAt }]) => !grant.ended && expiresAt > time,
  );
  const refresh = [...oauth.refreshTokens].filter(([, { grant, spent }]) => !grant.ended && !spent);
  return [...access, ...refresh].map(([token]) => token);
}
