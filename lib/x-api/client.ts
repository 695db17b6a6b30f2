import './node/buffer';
import { TwitterApi, type TwitterApiv2 } from 'twitter-api-v2';
import type { Exchange } from './exchange';

/** X's v2 endpoints for one account. Makes no request by itself; a client is made for each call. */
export function xClient(accessToken: string, exchange: Exchange = {}): TwitterApiv2 {
  // The library passes `httpAgent` untouched to our request(); Node's Agent type is all it knows of it.
  const httpAgent = exchange as NonNullable<ConstructorParameters<typeof TwitterApi>[1]>['httpAgent'];
  return new TwitterApi(accessToken, { httpAgent }).v2;
}
