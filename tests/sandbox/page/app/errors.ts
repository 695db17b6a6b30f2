/** What went wrong in the page since it was loaded. */
export const caught: string[] = [];

export function catchErrors(): void {
  window.addEventListener('error', ({ message }) => caught.push(message));
  window.addEventListener('unhandledrejection', ({ reason }) => caught.push(`Rejected: ${String(reason)}`));
}
