import { beforeEach, expect, it, vi } from 'vitest';
import { onFirstRun } from '../../../lib/platform/first-run';

const { addListener, getSelf } = vi.hoisted(() => ({ addListener: vi.fn(), getSelf: vi.fn() }));
vi.mock('../../../lib/platform/browser', () => ({
  browser: { runtime: { onInstalled: { addListener } }, management: { getSelf } },
}));

beforeEach(() => vi.resetAllMocks());

/** How often the listener was called, once the browser has said why it starts the extension, and who installed it. */
async function start(reason: string, installType: string): Promise<number> {
  const listener = vi.fn();
  getSelf.mockResolvedValue({ installType });
  onFirstRun(listener);
  const [installed] = addListener.mock.lastCall ?? [];
  await installed({ reason });
  return listener.mock.calls.length;
}

it.each(['normal', 'development', 'sideload'])('greets who installed it themselves: %s', async (by) => {
  expect(await start('install', by)).toBe(1);
});

it('opens nothing where a policy installed it', async () => {
  expect(await start('install', 'admin')).toBe(0);
});

it.each(['update', 'browser_update', 'chrome_update'])('opens nothing again: %s', async (reason) => {
  expect(await start(reason, 'normal')).toBe(0);
});
