/**
 * Everything that can go wrong and that a person is told about. Each code has one sentence in `locales/`
 * (`problem.<code>`: what happened, whether anything was sent, what to do); a test holds the two sets equal.
 */
export const problemCodes = [
  // Signing in
  'client_id_malformed',
  'sign_in_denied',
  'sign_in_cancelled',
  'sign_in_app_type',
  'sign_in_redirect',
  'sign_in_offline',
  'sign_in_scopes',
  'sign_in_mismatch',
  'sign_in_failed',
  // Staying signed in
  'signed_out',
  'session_ended',
  'session_lost',
  // Whom to send to
  'recipient_unreadable',
  'recipient_not_found',
  'recipient_suspended',
  'recipient_is_self',
  'customer_not_on_page',
  // What to send
  'text_empty',
  'text_too_long',
  'template_missing',
  'template_broken',
  'template_part_unfit',
  'own_account_unknown',
  'link_text_broken',
  // The template library
  'shortcut_taken',
  'import_unreadable',
  'import_newer',
  // Files that go with it
  'media_missing',
  'media_failed',
  'sharing_not_agreed',
  // X's answers to a send or a look-up
  'recipient_refuses',
  'recipient_not_following',
  'not_permitted',
  'looks_automated',
  'duplicate',
  'link_invalid',
  'message_shape',
  'media_refused',
  'media_expired',
  'scopes_missing',
  'app_not_enrolled',
  'account_locked',
  'no_credits',
  'rate_limited',
  'usage_capped',
  'not_found',
  'request_refused',
  'x_unavailable',
  'answer_unreadable',
  'offline',
  'unreachable',
  'arrival_unknown',
  // X's v1.1 endpoints and the keys for them
  'keys_wrong',
  'keys_of_another',
  'keys_missing',
  'keys_malformed',
  'clock_off',
  'app_permission',
  'legacy_no_access',
  'legacy_gone',
  'own_dms_closed',
  // Our own house
  'storage_full',
  'storage_unreadable',
  'storage_newer',
  'message_refused',
  'row_changed',
  'cards_full',
  'internal',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** A problem as data. `detail` is what X or the browser said, for "Details"; it never holds a token. */
export interface Problem {
  readonly code: ProblemCode;
  readonly detail?: string;
  /** Which part of a template, such as `text` or `buttons.0.label`. */
  readonly part?: string;
  /** HTTP status of X's answer, where there was one. */
  readonly status?: number;
  /** Unix time in ms from which trying again makes sense. */
  readonly retryAt?: number;
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const fail = (code: ProblemCode, more: Omit<Problem, 'code'> = {}): Result<never> => ({
  ok: false,
  problem: { code, ...more },
});

/** A problem on its way up through code that has nothing to say about it. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}
