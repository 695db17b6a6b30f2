import type { AppKeys } from '../../../../lib/x-api/credentials';

/** Keys of an app of nobody's. */
export const keys: AppKeys = {
  kind: 'oauth1',
  consumerKey: 'consumer-key-of-this-test',
  consumerSecret: 'consumer-secret-of-this-test',
  accessToken: '4242-access-token-of-this-test',
  accessSecret: 'access-secret-of-this-test',
};

/** X's own v1.1 examples, where they lie beside this checkout. */
export const folder = '../shared/data/v1.1-legacy';
