/** Limits of X, each with its source. Lengths are UTF-16 code units unless it says otherwise. */
export const limits = {
  /** Direct Message text, characters. X API, "Manage Direct Messages". */
  text: 10_000,
  /** The `text` of a deep link: the composer was seen to cut at about this length (2018); X documents none. */
  linkText: 300,
  /** What a URL costs in a post, weighted characters. twitter-text v3, `transformedURLLength`. */
  postUrl: 23,
  /** A post, weighted characters. X, "Counting characters". */
  post: 280,
} as const;
