/** The browser's own API, promises in both families. Only lib/platform imports it; never the content script. */
export { default as browser } from 'webextension-polyfill';
