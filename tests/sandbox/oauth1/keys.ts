import { randomBytes } from 'node:crypto';
import type { SandboxState } from '../state';

/** A developer app with its API key and secret. */
export interface OAuth1App {
  id: string;
  name: string;
  url: string;
  consumerKey: string;
  consumerSecret: string;
  /** What the console says under "App permissions". */
  permission: 'read' | 'read-write' | 'read-write-directmessages';
}

/** An access token and secret, as the console makes them for the app's own account. */
interface OAuth1Token {
  token: string;
  secret: string;
  userId: string;
  consumerKey: string;
}

export interface OAuth1State {
  apps: OAuth1App[];
  tokens: OAuth1Token[];
  /** How far a request's timestamp may be from this X's clock. */
  skewSeconds: number;
  /** What has been used: app, token, timestamp and nonce. */
  nonces: Set<string>;
}

/** What a person copies from the developer console. */
export interface OAuth1Keys {
  consumerKey: string;
  consumerSecret: string;
  accessToken: string;
  accessSecret: string;
}

/** The keys of the support account @acme_help. */
export const oauth1Keys: OAuth1Keys = {
  consumerKey: 'aCmEhElPdEsKcOnSuMeRkEy1x',
  consumerSecret: 'sAnDbOxCoNsUmErSeCrEt0123456789aBcDeFgHiJkLmNoPqRs',
  accessToken: '4242-sAnDbOxAcCeSsToKeN0123456789aBcDeFgHiJ',
  accessSecret: 'sAnDbOxAcCeSsSeCrEt0123456789aBcDeFgHiJkLmNoP',
};

export const freshOAuth1 = (): OAuth1State => ({
  apps: [
    {
      id: '268278',
      name: 'Acme help desk',
      url: 'https://acme.example',
      consumerKey: oauth1Keys.consumerKey,
      consumerSecret: oauth1Keys.consumerSecret,
      permission: 'read-write-directmessages',
    },
  ],
  tokens: [
    {
      token: oauth1Keys.accessToken,
      secret: oauth1Keys.accessSecret,
      userId: '4242',
      consumerKey: oauth1Keys.consumerKey,
    },
  ],
  skewSeconds: 300,
  nonces: new Set(),
});

/** New keys of the same app for another account. */
export function grantKeys({ oauth1 }: SandboxState, userId: string): OAuth1Keys {
  const random = (bytes: number) => randomBytes(bytes).toString('hex');
  const keys = { ...oauth1Keys, accessToken: `${userId}-${random(20)}`, accessSecret: random(22) };
  const { accessToken: token, accessSecret: secret, consumerKey } = keys;
  oauth1.tokens.push({ token, secret, userId, consumerKey });
  return keys;
}
