import { beforeEach, expect, it, vi } from 'vitest';
import { askForUpload, dropUpload } from '../../../lib/platform/permissions';

const asked = vi.hoisted(() => ({ request: vi.fn(), remove: vi.fn() }));
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

it('gives it back', async () => {
  asked.remove.mockResolvedValue(true);
  await dropUpload();
  expect(asked.remove).toHaveBeenCalledExactlyOnceWith(host);
});
