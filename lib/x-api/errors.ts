import { ApiPartialResponseError, ApiRequestError, ApiResponseError } from 'twitter-api-v2';
import * as v from 'valibot';
import type { Problem, ProblemCode } from '../message/problem';
import type { Credentials } from './credentials';
import { byLegacyCode, bySentence, byType, type Said } from './refusals';

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
  /** v1.1 upload says it so. */
  error: v.optional(v.string()),
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

/** Reads whatever twitter-api-v2 threw. Never throws, never quotes a request (it would hold the token). */
export function readError(error: unknown, signed: Credentials['kind'], online: boolean): Refusal {
  if (error instanceof ApiResponseError) return readAnswer(error.code, opened(error.data), signed);
  if (error instanceof ApiPartialResponseError) {
    const status = error.response.statusCode ?? 0;
    if (status >= 400) return readAnswer(status, error.rawContent, signed);
    return uncertain({ code: 'answer_unreadable', status, detail: clip(error.rawContent) });
  }
  if (error instanceof ApiRequestError) {
    return uncertain({ code: online ? 'unreachable' : 'offline' });
  }
  return uncertain({ code: 'internal', detail: error instanceof Error ? error.message : String(error) });
}

/** A call for bytes gets its refusal as bytes as well. */
function opened(body: unknown): unknown {
  if (!(body instanceof Uint8Array)) return body;
  const text = new TextDecoder().decode(body);
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const uncertain = (problem: Problem): Refusal => ({
  problem,
  certain: false,
  tokenRefused: false,
  passing: problem.code !== 'internal',
});

/** Old and new problem types differ in host: only the last path segment counts. */
const segment = (type: string | undefined) => type?.split('/').at(-1) ?? '';

/** Reads an answer of X with a status of 400 or more. `signed`: with what the call was; keys can't be renewed. */
export function readAnswer(status: number, body: unknown, signed: Credentials['kind'] = 'oauth2'): Refusal {
  const parsed = v.safeParse(ErrorBody, body);
  const { type, title, detail, message, error, errors = [] } = parsed.success ? parsed.output : {};
  const first = errors[0];
  const said: Said = {
    status,
    signed,
    kind: segment(type ?? first?.type),
    legacy: first?.code ?? (parsed.success ? parsed.output.code : undefined),
    sentence: detail ?? message ?? first?.message ?? first?.detail ?? error ?? title,
  };
  const refusal = (code: ProblemCode, more: Partial<Omit<Refusal, 'problem'>> = {}): Refusal => ({
    problem: { code, status, detail: clip(said.sentence ?? (typeof body === 'string' ? body : '')) },
    certain: true,
    tokenRefused: false,
    passing: false,
    ...more,
  });

  if (status >= 500) return refusal('x_unavailable', { certain: false, passing: true });
  if (status === 402) return refusal('no_credits');
  if (title === 'UsageCapExceeded') return refusal('usage_capped');
  const known = byType(said) ?? byLegacyCode(said);
  if (known === 'usage_capped' || known === 'no_credits') return refusal(known);
  if (status === 429 || known === 'rate_limited') return refusal('rate_limited', { passing: true });
  if (known === 'session_ended') return refusal(known, { tokenRefused: true });
  if (known) return refusal(known);
  if (status === 401) {
    return signed === 'oauth2' ? refusal('session_ended', { tokenRefused: true }) : refusal('keys_wrong');
  }
  const told = bySentence(said);
  if (told) return refusal(told);
  if (status === 403) return refusal('not_permitted');
  if (status === 410) return refusal('legacy_gone');
  if (status === 404) return refusal('not_found');
  return refusal('request_refused');
}

const clip = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, 300) || undefined;
