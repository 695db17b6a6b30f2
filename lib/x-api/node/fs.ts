/** twitter-api-v2 reads files only when it is given a path, which an extension never does. */
const none = () => {
  throw new Error('an extension has no files');
};

export const close = none;
export const fstat = none;
export const read = none;
export const readFile = none;
export const promises = { open: none };
