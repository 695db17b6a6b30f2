import { createHash } from 'node:crypto';

/** A developer app as X's console would hold it. */
export interface OAuthClient {
  id: string;
  name: string;
  /** `public`: Native App or Single Page App. `confidential`: Web App; it must show its secret. */
  kind: 'public' | 'confidential';
  secret?: string;
  redirectUrls: string[];
}

/** One person's consent to one app. Every token hangs on it and ends with it. */
export interface Grant {
  userId: string;
  clientId: string;
  scopes: string[];
  ended: boolean;
}

interface Code {
  grant: Grant;
  redirectUrl: string;
  challenge: string;
  /** Milliseconds on the sandbox's clock. */
  expiresAt: number;
  spent: boolean;
}

export interface OAuthState {
  clients: OAuthClient[];
  grants: Grant[];
  codes: Map<string, Code>;
  accessTokens: Map<string, { grant: Grant; expiresAt: number }>;
  refreshTokens: Map<string, { grant: Grant; spent: boolean }>;
  /** X: 30. */
  codeSeconds: number;
  /** X: 7200. */
  accessTokenSeconds: number;
  /** Of the scopes asked for, only these are granted. Absent: all of them. */
  onlyScopes?: string[];
  /** How an unregistered redirect URL is refused: a page that leads nowhere, or code 415. X was seen to do both. */
  redirectMismatch: 'page' | 'json';
}

/** Where Chromium's `launchWebAuthFlow` waits: the extension's id follows from the key in its manifest. */
export const chromiumRedirectUrl = 'https://hghnmbnmeemfhhpnpiaiekielbpmkmmo.chromiumapp.org/';

/** The extension's redirect URLs; Firefox's follows from the add-on's id. */
const extensionRedirects = [
  chromiumRedirectUrl,
  `https://${createHash('sha1').update('aside@aside.example').digest('hex')}.extensions.allizom.org/`,
];

export const publicClientId = 'QWNtZUhlbHBEZXNrOjE6Y2k';
export const confidentialClientId = 'QWNtZVdlYkFwcDoxOmNp';

/** Two apps: the one that an extension must be, and the one that people make by mistake. */
export const freshOAuth = (): OAuthState => ({
  clients: [
    { id: publicClientId, name: 'Acme help desk', kind: 'public', redirectUrls: [...extensionRedirects] },
    {
      id: confidentialClientId,
      name: 'Acme web app',
      kind: 'confidential',
      secret: 'sandbox-secret',
      redirectUrls: [...extensionRedirects],
    },
  ],
  grants: [],
  codes: new Map(),
  accessTokens: new Map(),
  refreshTokens: new Map(),
  codeSeconds: 30,
  accessTokenSeconds: 7200,
  redirectMismatch: 'page',
});
