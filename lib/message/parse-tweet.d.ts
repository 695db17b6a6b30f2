/** The one function that we use, without the rest of the library: its index brings all of it. */
declare module 'twitter-text/dist/esm/parseTweet.js' {
  export { parseTweet as default } from 'twitter-text';
}
