/**
 * Limits of Direct Message Cards ("conversation buttons" in ads), each with its source. Of X's papers on them, none is
 * newer than 2020: the Ads API's reference of 2026 no longer has these cards, though its creatives page still does.
 */
export const cardLimits = {
  /** Characters. Ads API, `cards/image_direct_message`, `name`. */
  name: 80,
  /** The post that carries the card, weighted characters: 280 less 24 for the card's link. X, ad specifications. */
  post: 256,
  /** Ads API, `first_cta` to `fourth_cta`; X business help, "Direct Message ads". */
  buttons: 4,
  /** Characters, an emoji being one. X, ad specifications; X does not say how it counts emoji. */
  label: 24,
  /** What a well-known client of the Ads API allows. twitter4j-ads. */
  labelAdvised: 20,
  /** Width to height. X, ad specifications; 5:2 in those of 2018. */
  imageRatios: [1.91, 5 / 2],
  /** CSS px, the file's own. X, ad specifications. */
  imageWidth: 800,
  /** Bytes, of 3 MB in the smaller reading. X, ad specifications. */
  imageSize: 3_000_000,
  videoRatio: 16 / 9,
  /** Bytes; must stay under 1 GB. X, ad specifications. */
  videoSize: 1_000_000_000,
  /** Seconds, advised. X, ad specifications. */
  videoSeconds: 15,
  /** A ratio may be off by so much: 800 × 418 is X's own example of 1.91:1. */
  ratioTolerance: 0.01,
  /** Ours: cards that are kept at the same time. */
  cards: 200,
} as const;
