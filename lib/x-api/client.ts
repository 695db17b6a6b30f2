import './node/buffer';
import { TwitterApi, type TwitterApiv1, type TwitterApiv2 } from 'twitter-api-v2';
import type { AppKeys, Credentials } from './credentials';
import type { Parcel } from './exchange';

/** X's v2 endpoints for one account. Makes no request by itself; a client is made for each call. */
export const xClient = (credentials: Credentials, exchange: Parcel = {}): TwitterApiv2 =>
  connect(credentials, exchange).v2;

/** X's v1.1 endpoints, which take OAuth 1.0a alone. */
export const legacyClient = (keys: AppKeys, exchange: Parcel = {}): TwitterApiv1 =>
  connect(keys, exchange).v1;

function connect(credentials: Credentials, exchange: Parcel): TwitterApi {
  // The library passes `httpAgent` untouched to our request(); Node's Agent type is all it knows of it.
  const httpAgent = exchange as NonNullable<ConstructorParameters<typeof TwitterApi>[1]>['httpAgent'];
  if (credentials.kind === 'oauth2') return new TwitterApi(credentials.token, { httpAgent });
  const { consumerKey: appKey, consumerSecret: appSecret, accessToken, accessSecret } = credentials;
  return new TwitterApi({ appKey, appSecret, accessToken, accessSecret }, { httpAgent });
}
