/** Whether X would take words for a URL that it refuses in a quick reply's label. */
export const holdsUrl = (text: string): boolean => /https?:\/\//iu.test(text);

/** As the browser would write it: an internationalised host in punycode. What is no URL stays as it is. */
export const readable = (url: string): string => (URL.canParse(url) ? new URL(url).href : url);
