import './node/buffer';
import { TwitterApi } from 'twitter-api-v2';
import type { Credentials } from './credentials';
import type { Parcel } from './exchange';

/** X's endpoints for one account: `v2`, and with keys `v1`. Makes no request by itself; one is made for each call. */
export function connect(credentials: Credentials, exchange: Parcel): TwitterApi {
  // The library passes `httpAgent` untouched to our request(); Node's Agent type is all it knows of it.
  const httpAgent = exchange as NonNullable<ConstructorParameters<typeof TwitterApi>[1]>['httpAgent'];
  if (credentials.kind === 'oauth2') return new TwitterApi(credentials.token, { httpAgent });
  const { consumerKey: appKey, consumerSecret: appSecret, accessToken, accessSecret } = credentials;
  return new TwitterApi({ appKey, appSecret, accessToken, accessSecret }, { httpAgent });
}
