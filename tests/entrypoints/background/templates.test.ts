import { deleteDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { templateHandlers } from '../../../entrypoints/background/templates';
import { closeDatabase, databaseName } from '../../../lib/platform/database';
import type { Payload } from '../../../lib/platform/messages';
import type { Settings } from '../../../lib/platform/settings';
import { settings } from '../../../lib/platform/values';

const ownId = '4242';
const link = `https://x.com/messages/compose?recipient_id=${ownId}`;
const sorry = { id: 'sorry', name: 'Sorry', text: 'Sorry about that.' };

beforeEach(async () => {
  await closeDatabase();
  await deleteDB(databaseName);
});

const ask = <N extends keyof typeof templateHandlers>(name: N, payload: Payload<N>) =>
  templateHandlers[name](payload, {});
const set = async (change: Partial<Settings>) => settings.write({ ...(await settings.read()), ...change });
const reply = () => ask('reply.render', { context: { ownId }, answers: {} });
const withText = (text: string) => expect.objectContaining({ state: 'ready', text });

describe('the private reply', () => {
  it('is the link alone where no template is set', async () => {
    expect(await reply()).toEqual({ ok: true, value: { rendered: withText(link) } });
  });

  it('is the template of the settings, ending with the link', async () => {
    await ask('library.put', { templates: [sorry] });
    await set({ replyTemplateId: 'sorry' });
    expect(await reply()).toMatchObject({
      value: { rendered: withText(`${sorry.text} ${link}`), template: { id: 'sorry' } },
    });
  });

  it.each([
    ['for all accounts', { replyTemplateId: 'sorry' }],
    ['for this account', { replyTemplateFor: { [ownId]: 'sorry' } }],
  ])('is the link alone, and says so, once the template set %s is deleted', async (_, change) => {
    await ask('library.put', { templates: [sorry] });
    await set(change);
    await ask('library.remove', { ids: ['sorry'] });
    expect(await reply()).toEqual({ ok: true, value: { rendered: withText(link), gone: true } });
  });

  it('is the template again once its deletion is taken back', async () => {
    await ask('library.put', { templates: [sorry] });
    await set({ replyTemplateId: 'sorry' });
    const removed = await ask('library.remove', { ids: ['sorry'] });
    if (removed.ok) await ask('library.put', { templates: [...removed.value.removed] });
    expect(await reply()).toMatchObject({ value: { rendered: withText(`${sorry.text} ${link}`) } });
  });
});
