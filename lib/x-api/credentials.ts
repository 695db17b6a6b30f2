/** OAuth 2.0 (PKCE): what a person signed in with. Speaks v2 only. */
interface UserToken {
  readonly kind: 'oauth2';
  readonly token: string;
}

/** OAuth 1.0a: the four keys of an X app of one's own, for one account. Speaks v1.1 and v2. */
export interface AppKeys {
  readonly kind: 'oauth1';
  readonly consumerKey: string;
  readonly consumerSecret: string;
  readonly accessToken: string;
  readonly accessSecret: string;
}

/** With what a call to X is signed. Never in a message, a log or an error. */
export type Credentials = UserToken | AppKeys;
