import { randomBytes } from 'node:crypto';
import type { SandboxState } from '../state';
import { backgrounds, readLook } from './app/look';
import { policyWith } from './policy';
import { viewOf } from './view';

// Inside a script element nothing may look like its end.
const inScript = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c');

/** X's cookie with the id of the account that is logged in; scripts can read it. */
export const accountCookie = (state: SandboxState): string =>
  `twid=u%3D${state.browserUserId}; Path=/; Secure; SameSite=None`;

/** The one document of the app, for every path of it. */
export function documentResponse(state: SandboxState, url: URL): Response {
  const nonce = randomBytes(18).toString('base64');
  const look = readLook(url.searchParams);
  // "System" is decided in the page; until then as a light one.
  const dark = look.theme === 'lightsout';
  const initial = { session: { user_id: state.browserUserId }, sandbox: viewOf(state) };
  const body = `<!DOCTYPE html>
<html lang="${look.rtl ? 'ar' : 'en'}" dir="${look.rtl ? 'rtl' : 'ltr'}" data-theme="${dark ? 'dark' : 'light'}" style="color-scheme: ${dark ? 'dark' : 'light'}; --accent: ${look.accent}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="theme-color" content="${dark ? '#000000' : '#FFFFFF'}">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/i/sandbox/app.css">
<title>X (sandbox)</title>
</head>
<body style="background-color: ${dark ? backgrounds.dark : backgrounds.light}">
<div id="react-root"></div>
<script nonce="${nonce}">window.__INITIAL_STATE__=${inScript(initial)}</script>
<script nonce="${nonce}" src="/i/sandbox/app.js"></script>
</body>
</html>
`;
  return new Response(body, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policyWith(nonce),
      'cache-control': 'no-store',
      'set-cookie': accountCookie(state),
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin-allow-popups',
    },
  });
}
