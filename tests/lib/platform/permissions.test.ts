import { beforeEach, expect, it, vi } from 'vitest';
import { askForUpload, dropUpload, mayUpload } from '../../../lib/platform/permissions';

const asked = vi.hoisted(() => ({ request: vi.fn(), remove: vi.fn(), contains: vi.fn() }));
vi.mock('../../../lib/platform/browser', () => ({ browser: { permissions: asked } }));

beforeEach(() => vi.resetAllMocks());

const host = { origins: ['https://upload.x.com/*'] };

it('asks for the host that v1.1 takes files at, in the click’s own task, and for nothing else', async () => {
  asked.request.mockResolvedValue(true);
  const answer = askForUpload();
  // Before anything was waited for: browsers forget the click.
  expect(asked.request).toHaveBeenCalledExactlyOnceWith(host);
  expect(await answer).toBe(true);
});

it('knows whether it was given, without asking the person', async () => {
  asked.contains.mockResolvedValue(false);
  expect(await mayUpload()).toBe(false);
  expect(asked.contains).toHaveBeenCalledExactlyOnceWith(host);
});

it('gives it back', async () => {
  asked.remove.mockResolvedValue(true);
  await dropUpload();
  expect(asked.remove).toHaveBeenCalledExactlyOnceWith(host);
});
