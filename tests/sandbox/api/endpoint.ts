import { answerError, invalidRequest } from '../errors';
import type { Route } from '../route';
import type { SandboxState, SandboxUser } from '../state';

/** One call that X's checks have let through: token, limits and scopes are in order. */
export interface Call {
  request: Request;
  url: URL;
  /** The named segments of the path. */
  params: Record<string, string>;
  state: SandboxState;
  /** Whose token it is. */
  user: SandboxUser;
  /** The developer app that the token was given to. */
  appId: string;
  commit(): void;
}

/** One endpoint of the API. Adding one: write it, and name it in `endpoints.ts`. */
export interface Endpoint {
  route: Route;
  /** OAuth 2.0 scopes it wants, all of them. */
  scopes: readonly string[];
  /** OAuth 1.0a opens every endpoint but these. */
  bearerOnly?: boolean;
  answer(call: Call): Response | Promise<Response>;
}

export const answerJson = (body: object, status = 200) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });

/** 400 in the words of the API version in force. */
export const refuse = ({ state }: Call, message: string, parameters: Record<string, string[]> = {}) =>
  answerError(invalidRequest(state.api.spelling, message, parameters));

/** 400 for a segment of the path. */
export const refuseSegment = (call: Call, name: string) => {
  const { [name]: value = '' } = call.params;
  return refuse(call, `The \`${name}\` query parameter value [${value}] is not valid`, { [name]: [value] });
};
