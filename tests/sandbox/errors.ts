/** An answer that is not what was asked for. */
export interface ErrorAnswer {
  status: number;
  /** Sent as JSON unless it is text. */
  body: object | string;
  /** Content type; by default problem+json for v2 problems, JSON for other objects, HTML for text. */
  type?: string;
}

const forbidden = (detail: string): ErrorAnswer => ({
  status: 403,
  body: { title: 'Forbidden', type: 'about:blank', status: 403, detail },
});

const html = (status: number, said: string): ErrorAnswer => ({
  status,
  body: `<!DOCTYPE html>\n<html><head><title>${said}</title></head><body><h1>${said}</h1></body></html>\n`,
});

/** X's own error bodies, as they were seen or documented. A test holds them against the collected ones. */
export const errors = {
  /** No credits, July 2026 and after. */
  noCredits: {
    status: 402,
    body: {
      detail: 'credits depleted',
      status: 402,
      title: 'Payment Required',
      type: 'https://api.x.com/2/problems/credits-depleted',
    },
  },
  /** No credits, until May 2026. */
  noCreditsOld: {
    status: 402,
    body: {
      account_id: 1,
      title: 'CreditsDepleted',
      detail: 'Your enrolled account [1] does not have any credits to fulfill this request.',
      type: 'https://api.twitter.com/2/problems/credits',
    },
  },
  recipientRefuses: forbidden('You do not have permission to DM one or more participants.'),
  mediaRefused: forbidden('You are not permitted to attach this media to a DM event.'),
  scopesMissing: forbidden('Forbidden'),
  notPermitted: forbidden('This operation is not permitted.'),
  featureRefused: forbidden('Your account is not permitted to access this feature.'),
  clientForbidden: {
    status: 403,
    body: {
      client_id: '1',
      detail:
        'When authenticating requests to the Twitter API v2 endpoints, you must use keys and tokens from a Twitter developer App that is attached to a Project.',
      registration_url: 'https://developer.twitter.com/en/docs/projects/overview',
      title: 'Client Forbidden',
      required_enrollment: 'Appropriate Level of API Access',
      reason: 'client-not-enrolled',
      type: 'https://api.twitter.com/2/problems/client-forbidden',
    },
  },
  /** Also what a wrong or expired user token was seen to get. */
  unsupportedAuthentication: {
    status: 403,
    body: {
      title: 'Unsupported Authentication',
      detail:
        'Authenticating with OAuth 2.0 Application-Only is forbidden for this endpoint.  Supported authentication types are [OAuth 1.0a User Context, OAuth 2.0 User Context].',
      type: 'https://api.twitter.com/2/problems/unsupported-authentication',
      status: 403,
    },
  },
  /** An app without the right to these endpoints (v1.1 and older access levels). */
  accessLevel: {
    status: 403,
    body: {
      errors: [
        {
          message:
            'You currently have access to a subset of X API V2 endpoints and limited v1.1 endpoints (e.g. media post, oauth) only. If you need access to this endpoint, you may need a different access level. You can learn more here: https://developer.x.com/en/portal/product',
          code: 453,
        },
      ],
    },
  },
  /** OAuth 1.0a keys of an app that was not given the right. */
  appPermission: {
    status: 403,
    body: {
      title: 'Forbidden',
      detail:
        'Your client app is not configured with the appropriate oauth1 app permissions for this endpoint.',
      type: 'https://api.x.com/2/problems/oauth1-permissions',
      status: 403,
    },
  },
  unauthorized: {
    status: 401,
    body: { title: 'Unauthorized', type: 'about:blank', status: 401, detail: 'Unauthorized' },
  },
  tooMany: {
    status: 429,
    body: { title: 'Too Many Requests', detail: 'Too Many Requests', type: 'about:blank', status: 429 },
  },
  tooManyLegacy: { status: 429, body: { errors: [{ code: 88, message: 'Rate limit exceeded' }] } },
  usageCapped: {
    status: 429,
    body: {
      account_id: 1,
      product_name: 'standard-basic',
      title: 'UsageCapExceeded',
      period: 'Monthly',
      scope: 'Product',
      detail: 'Usage cap exceeded: Monthly product cap',
      type: 'https://api.twitter.com/2/problems/usage-capped',
    },
  },
  notFound: {
    status: 404,
    body: { title: 'Not Found', detail: 'Not Found', type: 'about:blank', status: 404 },
  },
  internal: {
    status: 500,
    body: {
      title: 'Internal Server Error',
      detail: 'Something is broken. This is usually a temporary error.',
      type: 'https://api.x.com/2/problems/internal-error',
      status: 500,
    },
  },
  unavailable: {
    status: 503,
    body: { title: 'Service Unavailable', detail: 'Service Unavailable', type: 'about:blank', status: 503 },
  },
  overCapacity: { status: 503, body: { errors: [{ code: 130, message: 'Over capacity' }] } },
  badGatewayHtml: html(502, '502 Bad Gateway'),
  unavailableHtml: html(503, '503 Service Temporarily Unavailable'),
  /** A gateway's page where an answer should be. */
  okHtml: html(200, 'Just a moment...'),
  emptyOk: { status: 200, body: '', type: 'application/json' },
  emptyServerError: { status: 500, body: '', type: 'text/plain' },
} satisfies Record<string, ErrorAnswer>;

/** Problem types moved from api.twitter.com to api.x.com with the names of 2.167. */
const problemType = (spelling: '2.166' | '2.167', name: string) =>
  `https://api.${spelling === '2.166' ? 'twitter' : 'x'}.com/2/problems/${name}`;

/** 400: something that X's description refuses. `parameters` holds what was given, by name. */
export const invalidRequest = (
  spelling: '2.166' | '2.167',
  message: string,
  parameters: Record<string, string[]> = {},
): ErrorAnswer => ({
  status: 400,
  body: {
    errors: [{ parameters, message }],
    title: 'Invalid Request',
    detail: 'One or more parameters to your request was invalid.',
    type: problemType(spelling, 'invalid-request'),
  },
});

/** A user who is not there or suspended. X puts it beside the missing `data`, in a 200. */
export const missingUser = (
  spelling: '2.166' | '2.167',
  parameter: string,
  value: string,
  suspended = false,
) => ({
  value,
  detail: suspended
    ? `User has been suspended: [${value}].`
    : `Could not find user with ${parameter}: [${value}].`,
  title: suspended ? 'Forbidden' : 'Not Found Error',
  resource_type: 'user',
  parameter,
  resource_id: value,
  type: problemType(spelling, 'resource-not-found'),
});

/** The answer as it goes over the wire. */
export function answerError({ status, body, type }: ErrorAnswer): Response {
  if (typeof body === 'string') {
    return new Response(body, { status, headers: { 'content-type': type ?? 'text/html; charset=utf-8' } });
  }
  const kind = type ?? ('type' in body ? 'application/problem+json' : 'application/json; charset=utf-8');
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': kind } });
}
