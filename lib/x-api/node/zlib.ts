/** fetch decompresses; twitter-api-v2 never reaches these. */
const none = () => {
  throw new Error('fetch has already decompressed');
};

export const constants = {};
export const createBrotliDecompress = none;
export const createGunzip = none;
export const createInflate = none;
