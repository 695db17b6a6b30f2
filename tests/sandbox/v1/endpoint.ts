import { answerJson } from '../api/endpoint';
import type { OAuth1App } from '../oauth1/keys';
import type { Route } from '../route';
import type { SandboxState, SandboxUser } from '../state';
import { badShape } from './errors';

export { answerJson };

/** One v1.1 call whose signature is good. */
export interface V1Call {
  request: Request;
  url: URL;
  params: Record<string, string>;
  /** Read as JSON; `undefined` where there is none. */
  json: unknown;
  /** A form's fields. */
  form: URLSearchParams;
  state: SandboxState;
  user: SandboxUser;
  app: OAuth1App;
  commit(): void;
}

export interface V1Endpoint {
  route: Route;
  /** Whether it wants the app's right to Direct Messages, and ends with `state.legacy`. */
  dm: boolean;
  /** A call that no limit counts. */
  isFree?(call: V1Call): boolean;
  answer(call: V1Call): Response | Promise<Response>;
}

export const answerEmpty = () => new Response(null, { status: 204 });

/** The object at a path of the body (`event.message_create`), or X's refusal. */
export function objectAt(json: unknown, path: string): Record<string, unknown> | Response {
  let value: unknown = json;
  const walked: string[] = [];
  for (const name of path.split('.').filter(Boolean)) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
    walked.push(name);
    if (value === undefined) return badShape(`${walked.join('.')}: field is required`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return badShape(`${path || 'body'}: '${String(value)}' is not a valid Map`);
  return value as Record<string, unknown>;
}

/** The app a message came through, as answers carry it beside the message. */
export const showApps = (apps: OAuth1App[]) =>
  apps.length > 0
    ? { apps: Object.fromEntries(apps.map(({ id, name, url }) => [id, { id, name, url }])) }
    : {};
