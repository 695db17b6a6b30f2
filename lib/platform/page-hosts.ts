/** Where our content script runs; the same list as its manifest entry (a test holds them equal). */
export const pageHosts = ['x.com', 'mobile.x.com', 'pro.x.com', 'twitter.com', 'mobile.twitter.com'] as const;
