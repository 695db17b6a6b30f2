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

/** With a body that goes in place of the library's: it would copy a file byte by byte, the browser doesn't. */
export interface Parcel extends Exchange {
  readonly form?: FormData;
}
