import { documentedLimits, type Limit } from './rates';

export { sendEndpoint } from './rates';

/** The switches of this X's API, and what its limits have counted. */
export interface ApiState {
  /** The OpenAPI description whose names hold: 2.167 renamed tweets to posts (facts of August 2026). */
  spelling: '2.166' | '2.167';
  /** Whether links in a stored message are shortened to t.co, as X does. */
  shortenLinks: boolean;
  /** How a bad or expired token is refused: X was seen to do both. */
  badToken: '401' | '403-unsupported-authentication';
  /** Which of X's bodies a 429 carries. `none`: the v2 body, and no header that says when to come back. */
  tooMany: 'v2' | 'legacy' | 'none';
  /** Whether answers carry `x-user-limit-24hour-*` where there is a 24-hour limit. X documents no such header. */
  dayHeaders: boolean;
  /** By endpoint name (`METHOD /pattern`); the first is the one in `x-rate-limit-*`. Unnamed endpoints have none. */
  limits: Record<string, Limit[]>;
  /** By user or app, endpoint and window: calls so far and when that window ends, in milliseconds. */
  used: Map<string, { calls: number; endsAt: number }>;
}

/** X's switches as they were documented in August 2026; limits from its "Rate limits" page. */
export const freshApi = (): ApiState => ({
  spelling: '2.167',
  shortenLinks: true,
  badToken: '401',
  tooMany: 'v2',
  dayHeaders: false,
  limits: documentedLimits(),
  used: new Map(),
});
