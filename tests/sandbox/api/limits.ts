import { answerError, errors } from '../errors';
import type { SandboxState } from '../state';

const day = 24 * 60 * 60;

/**
 * Counts one call of a user, through an app, at an endpoint. A call over a limit is not counted and gets X's 429. The headers go on
 * every answer: `x-rate-limit-*` (reset in Unix seconds), and with the switch `x-user-limit-24hour-*` and `x-app-limit-24hour-*`.
 */
export function countCall(
  state: SandboxState,
  { user, appId }: { user: { id: string }; appId: string },
  endpoint: string,
  words: 'v2' | 'legacy' = 'v2',
): { refusal?: Response; headers: Record<string, string> } {
  const { api } = state;
  const now = state.now();
  const windows = (api.limits[endpoint] ?? []).map((limit) => {
    const key = `${limit.per === 'app' ? `app ${appId}` : user.id} ${endpoint} ${limit.seconds}`;
    const running = api.used.get(key);
    const window =
      running && running.endsAt > now ? running : { calls: 0, endsAt: now + limit.seconds * 1000 };
    api.used.set(key, window);
    return { limit, window };
  });
  const over = windows.some(({ limit, window }) => window.calls >= limit.calls);
  if (!over) for (const { window } of windows) window.calls += 1;

  const headers: Record<string, string> = {};
  for (const [place, { limit, window }] of windows.entries()) {
    const isDay = limit.seconds === day && api.dayHeaders;
    if (place > 0 && !isDay) continue;
    const prefix = isDay ? `x-${limit.per ?? 'user'}-limit-24hour` : 'x-rate-limit';
    headers[`${prefix}-limit`] = String(limit.calls);
    headers[`${prefix}-remaining`] = String(Math.max(0, limit.calls - window.calls));
    headers[`${prefix}-reset`] = String(Math.ceil(window.endsAt / 1000));
  }
  if (!over) return { headers };
  const refusal = answerError(
    words === 'legacy' || api.tooMany === 'legacy' ? errors.tooManyLegacy : errors.tooMany,
  );
  return { refusal, headers: api.tooMany === 'none' ? {} : headers };
}
