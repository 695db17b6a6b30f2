import { browser } from './browser';

/** Needed only by whoever gives OAuth 1.0a keys: v1.1 takes files at a host of its own. */
const upload = { origins: ['https://upload.x.com/*'] };

/** Asks the person. Browsers want this called in the very task of a click, in a page of our own. */
export const askForUpload = (): Promise<boolean> => browser.permissions.request(upload);

export const mayUpload = (): Promise<boolean> => browser.permissions.contains(upload);

/** With the last keys goes the permission. */
export const dropUpload = (): Promise<boolean> => browser.permissions.remove(upload);
