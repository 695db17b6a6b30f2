import { ok } from '../message/problem';
import type { Handlers } from '../platform/router';
import type { Uploads } from './uploads';

/** What our own pages may ask of uploads. */
export const mediaHandlers = (
  uploads: Uploads,
): Pick<Handlers, 'media.attach' | 'media.view' | 'media.cancel' | 'media.retry'> => ({
  'media.attach': (key) => uploads.attach(key),
  'media.view': async (key) => ok(await uploads.view(key)),
  'media.cancel': async (key) => {
    await uploads.cancel(key);
    return ok(null);
  },
  'media.retry': (key) => uploads.retry(key),
});
