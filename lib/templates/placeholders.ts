/** Whether there is anything to fill in it. */
export const hasPlaceholders = (text: string): boolean => /\{[{%]/.test(text);
