import * as v from 'valibot';
import { Handle, NumericId } from '../message/message';

/** An X account that is signed in, as far as anyone outside lib/auth may know. Holds no token. */
export const Account = v.object({
  id: NumericId,
  handle: Handle,
  name: v.string(),
  scopes: v.array(v.string()),
  /** `again`: X ended the session, or its answer was lost; the queue waits until the agent signs in again. */
  state: v.picklist(['signed_in', 'again']),
});
export type Account = v.InferOutput<typeof Account>;
