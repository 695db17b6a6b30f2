import { afterEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ask } from '@/lib/platform/ask-from-page';

afterEach(() => vi.restoreAllMocks());
const spy = () => vi.spyOn(fakeBrowser.runtime, 'sendMessage');
// The fake's types know only listeners that answer nothing.
const answerWith = (answer: unknown) => spy().mockResolvedValue(answer as never);

it('sends in the press itself, before anything is waited for', () => {
  const sent = answerWith({ ok: true, value: { opened: 'panel' } });
  ask('panel.open', { context: {} });
  expect(sent).toHaveBeenCalledWith({ name: 'panel.open', payload: { context: {} } });
});

it('hands on the answer, good or bad', async () => {
  answerWith({ ok: false, problem: { code: 'template_missing' } });
  const answer = await ask('templates.render', { templateId: 'x', context: {}, answers: {} });
  expect(answer).toEqual({ ok: false, problem: { code: 'template_missing' } });
});

it.each([undefined, null, 'ok', {}])('takes %j for no answer', async (answer) => {
  answerWith(answer);
  expect(await ask('templates.list', {})).toMatchObject({ ok: false, problem: { code: 'internal' } });
});

it('says internal when the extension was updated or removed under the page', async () => {
  spy().mockImplementation(() => {
    throw new Error('Extension context invalidated.');
  });
  const answer = await ask('link.build', { context: { ownId: '1' } });
  expect(answer).toMatchObject({
    ok: false,
    problem: { code: 'internal', detail: expect.stringContaining('invalidated') },
  });
});
