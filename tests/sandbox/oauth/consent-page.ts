import type { SandboxUser } from '../state';
import type { OAuthClient } from './grants';
import { scopeSentences } from './scopes';

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

const frame = (title: string, body: string) => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
  :root { color-scheme: light dark; font: 15px/1.4 system-ui, sans-serif; }
  body { margin: 0 auto; max-width: 26rem; padding: 2.5rem 1.5rem; }
  .mark { font-size: 1.75rem; font-weight: 800; }
  h1 { font-size: 1.5rem; line-height: 1.25; margin: 1rem 0; }
  .who { border: 1px solid #8885; border-radius: 999px; display: inline-block; padding: .35rem .9rem; }
  li { margin: .35rem 0; }
  button { border-radius: 999px; border: 1px solid #8888; background: none; color: inherit; cursor: pointer;
    display: block; font: inherit; font-weight: 700; margin: .75rem 0; min-height: 2.75rem; width: 100%; }
  button.main { background: CanvasText; border-color: CanvasText; color: Canvas; }
</style>
</head>
<body>
<div class="mark" aria-hidden="true">X</div>
${body}
</body>
</html>
`;

/** What X shows before an app gets tokens. Its buttons post the decision back with the query that led here. */
export const consentPage = (client: OAuthClient, user: SandboxUser, scopes: string[], query: string) =>
  frame(
    'X / Authorize app',
    `<h1>${escapeHtml(client.name)} wants to access your X account.</h1>
<p class="who">${escapeHtml(user.name)} <span dir="ltr">@${escapeHtml(user.handle)}</span></p>
<p><b>Things this app can view and do:</b></p>
<ul>${scopes.map((scope) => `<li>${escapeHtml(scopeSentences[scope] ?? scope)}</li>`).join('')}</ul>
<form method="post" action="/i/oauth2/authorize${escapeHtml(query)}">
  <button class="main" name="decision" value="allow" data-testid="oauth-allow">Authorize app</button>
  <button name="decision" value="deny" data-testid="oauth-deny">Cancel</button>
</form>`,
  );

/** Where X leaves people when the app asked wrongly. There is no way on from here. */
export const wentWrongPage = () =>
  frame(
    'X / Authorize app',
    '<h1>Something went wrong.</h1><p>You weren’t able to give access to the App. Go back and try logging in again.</p>',
  );
