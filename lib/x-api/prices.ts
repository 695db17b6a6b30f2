/** X's documented pay-per-use prices in US dollars (X API, Pricing, August 2026). An estimate: X may change them. */
export const prices = {
  /** One request that sends a Direct Message. */
  directMessage: 0.015,
  /** One person looked up; X charges the same person once a day (UTC). */
  person: 0.01,
  /** One Direct Message event read. */
  directMessageRead: 0.01,
  /** A message removed ("Interaction delete"). */
  directMessageRemoved: 0.01,
  /** A person blocked or unblocked ("User interaction create"). */
  block: 0.015,
} as const;

/** What a send costs, by its way; `undefined`: X names no price for v1.1, which it documents no longer. */
export const priceOfSend = (transport: 'v2' | 'v1.1' | undefined): number | undefined =>
  transport === 'v1.1' ? undefined : prices.directMessage;
