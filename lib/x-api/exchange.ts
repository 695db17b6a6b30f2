/**
 * What one call to X may tell its caller while it is under way. Travels through twitter-api-v2 as its `httpAgent`,
 * which it passes untouched to the request.
 */
export interface Exchange {
  readonly signal?: AbortSignal;
  /** Before the first byte of a body is handed over. */
  readonly beforeLeaving?: () => Promise<void> | void;
  /** Status and headers of X's answer, good or bad, before its body is read. */
  readonly onAnswer?: (status: number, headers: Headers) => void;
}
