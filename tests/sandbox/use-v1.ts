import { beforeEach } from 'vitest';
import type { Answer } from './client';
import { type UsedSandbox, useSandbox } from './use-sandbox';

export const casey = '2244994945';
export const kim = '1478302945761234944';
export const dm = '/1.1/direct_messages';
/** A file as v1.1 messages may carry it. */
export const shared = { ownerId: '4242', category: 'dm_image', shared: true, type: 'image/png' };

export const outcome = ({ status, json }: Answer) => ({ status, body: json() });
export const said = (answer: Answer) =>
  (answer.json() as { errors: { message: string; code: number }[] }).errors[0];
export const eventOf = (data: object, rest: object = {}, recipient_id: unknown = casey) => ({
  event: {
    type: 'message_create',
    message_create: { target: { recipient_id }, message_data: data, ...rest },
  },
});

interface V1Desk {
  sandbox: UsedSandbox;
  get(path: string): Promise<Answer>;
  remove(path: string): Promise<Answer>;
  post(path: string, body: unknown): Promise<Answer>;
  /** Sends `message_data` to Casey, or to whom is said. */
  send(data: object, rest?: object, recipient?: unknown): Promise<Answer>;
}

/** Calls of v1.1 as @acme_help, in a sandbox with two files and one more person. */
export function useV1(): V1Desk {
  const sandbox = useSandbox();
  beforeEach(() => {
    sandbox.state.media.push({ ...shared, id: '1234' }, { ...shared, id: '48909183894931' });
    sandbox.state.users.push({ id: '844385345234', handle: 'bird_fan', name: 'Bird Fan', acceptsDms: true });
  });
  const post = (path: string, body: unknown) => sandbox.callSigned('POST', path, { body });
  return {
    sandbox,
    get: (path) => sandbox.callSigned('GET', path),
    remove: (path) => sandbox.callSigned('DELETE', path),
    post,
    send: (data, rest, recipient) => post(`${dm}/events/new.json`, eventOf(data, rest, recipient)),
  };
}
