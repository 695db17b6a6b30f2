import { ApiPartialResponseError, ApiRequestError, ApiResponseError } from 'twitter-api-v2';
import * as v from 'valibot';
import type { Problem, ProblemCode } from '../message/problem';

/**
 * X's error bodies as they are met: v2 problems, legacy `{errors: [{code, message}]}`, the two mixed, or no JSON at
 * all. Only what we act on. Source: X API, "Response codes and errors"; facts in docs/reliability.md.
 */
const ErrorBody = v.object({
  type: v.optional(v.string()),
  title: v.optional(v.string()),
  detail: v.optional(v.string()),
  reason: v.optional(v.string()),
  code: v.optional(v.number()),
  message: v.optional(v.string()),
  errors: v.optional(
    v.array(
      v.object({
        code: v.optional(v.number()),
        message: v.optional(v.string()),
        title: v.optional(v.string()),
        detail: v.optional(v.string()),
        type: v.optional(v.string()),
      }),
    ),
  ),
});

/** What became of a call that did not succeed. */
export interface Refusal {
  readonly problem: Problem;
  /** X answered and said no: nothing was done. Otherwise a POST may have been carried out. */
  readonly certain: boolean;
  /** The access token is no longer good. */
  readonly tokenRefused: boolean;
  /** It may work later without anybody's doing. */
  readonly passing: boolean;
}

/** Old and new problem types differ in host: only the last path segment counts. */
const segment = (type: string | undefined) => type?.split('/').at(-1) ?? '';

/** Legacy codes of X, as far as they mean something of their own here. */
const byLegacyCode: Readonly<Record<number, ProblemCode>> = {
  17: 'recipient_not_found',
  50: 'recipient_not_found',
  63: 'recipient_suspended',
  64: 'account_locked',
  88: 'rate_limited',
  93: 'scopes_missing',
  108: 'recipient_not_found',
  150: 'recipient_refuses',
  226: 'looks_automated',
  324: 'media_refused',
  325: 'media_refused',
  326: 'account_locked',
  349: 'recipient_refuses',
  354: 'text_too_long',
  453: 'app_not_enrolled',
};

/** Reads whatever twitter-api-v2 threw. Never throws, never quotes a request (it would hold the token). */
export function readError(error: unknown, online = true): Refusal {
  if (error instanceof ApiResponseError) return readAnswer(error.code, error.data);
  if (error instanceof ApiPartialResponseError) {
    const status = error.response.statusCode ?? 0;
    if (status >= 400) return readAnswer(status, error.rawContent);
    return uncertain({ code: 'answer_unreadable', status, detail: clip(error.rawContent) });
  }
  if (error instanceof ApiRequestError) {
    return uncertain({ code: online ? 'unreachable' : 'offline' });
  }
  return uncertain({ code: 'internal', detail: error instanceof Error ? error.message : String(error) });
}

const uncertain = (problem: Problem): Refusal => ({
  problem,
  certain: false,
  tokenRefused: false,
  passing: problem.code !== 'internal',
});

/** Reads an answer of X with a status of 400 or more. */
export function readAnswer(status: number, body: unknown): Refusal {
  const parsed = v.safeParse(ErrorBody, body);
  const { type, title, detail, message, errors = [] } = parsed.success ? parsed.output : {};
  const first = errors[0];
  const said = detail ?? message ?? first?.message ?? first?.detail ?? title;
  const kind = segment(type ?? first?.type);
  const legacy = first?.code ?? (parsed.success ? parsed.output.code : undefined);
  const refusal = (code: ProblemCode, more: Partial<Omit<Refusal, 'problem'>> = {}): Refusal => ({
    problem: { code, status, detail: clip(said ?? (typeof body === 'string' ? body : '')) },
    certain: true,
    tokenRefused: false,
    passing: false,
    ...more,
  });

  if (status >= 500) return refusal('x_unavailable', { certain: false, passing: true });
  if (status === 402 || kind === 'credits' || kind === 'credits-depleted') return refusal('no_credits');
  if (kind === 'usage-capped' || title === 'UsageCapExceeded') return refusal('usage_capped');
  if (status === 429) return refusal('rate_limited', { passing: true });
  if (status === 401 || kind === 'unsupported-authentication' || legacy === 89 || legacy === 32) {
    return refusal('session_ended', { tokenRefused: true });
  }
  const known = legacy === undefined ? undefined : byLegacyCode[legacy];
  if (known) return refusal(known);
  if (kind === 'client-forbidden') return refusal('app_not_enrolled');
  if (status === 403) return refusal(forbidden(said));
  if (status === 404) return refusal('not_found');
  return refusal('request_refused');
}

/** X tells its 403s apart by their sentence alone. */
function forbidden(said: string | undefined): ProblemCode {
  if (said === undefined) return 'not_permitted';
  if (/permission to DM/i.test(said)) return 'recipient_refuses';
  if (/attach this media/i.test(said)) return 'media_refused';
  if (said === 'Forbidden') return 'scopes_missing';
  return 'not_permitted';
}

const clip = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, 300) || undefined;
