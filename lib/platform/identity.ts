import { browser } from './browser';

/** The address that X sends the agent back to; it goes, exactly so, into the settings of the agent's X app. */
export const redirectUrl = () => browser.identity.getRedirectURL();

/** Opens X's consent page in a window of the browser's own; resolves with the address it came back to. */
export const openAuthPage = async (url: string): Promise<string | undefined> =>
  browser.identity.launchWebAuthFlow({ url, interactive: true });
