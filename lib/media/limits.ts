const megabyte = 1024 * 1024;

/** What X takes as a file of a message. Source: X API, Media, "Best practices"; bytes, pixels, seconds. */
export const mediaLimits = {
  image: { bytes: 5 * megabyte },
  /** Of the whole animation: `pixels` is width × height × frames. */
  gif: { bytes: 15 * megabyte, width: 1_280, height: 1_080, frames: 350, pixels: 300_000_000 },
  video: {
    bytes: 512 * megabyte,
    shortest: 0.5,
    longest: 140,
    /** Either way up: X itself recommends 720 × 1280 for upright video. */
    longSide: 1_280,
    shortSide: 1_024,
    smallestSide: 32,
    /** Of the long side to the short one. */
    aspect: 3,
    framesPerSecond: 60,
  },
} as const;
