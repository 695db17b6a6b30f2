import { describe, expect, it } from 'vitest';
import type { Answer } from './client';
import { grantKeys } from './oauth1/keys';
import { dm, outcome, shared, useV1 } from './use-v1';
import { v1Errors } from './v1/errors';

const { sandbox, get, remove, post, send } = useV1();

describe('welcome messages', () => {
  const path = `${dm}/welcome_messages`;
  const create = (message_data: object, name?: string) =>
    post(`${path}/new.json`, { welcome_message: { name, message_data } });
  const idOf = (answer: Answer) => (answer.json() as { welcome_message: { id: string } }).welcome_message.id;

  it('are made, shown, replaced whole and removed', async () => {
    const ctas = [{ type: 'web_url', label: 'Open', url: 'https://acme.example' }];
    const id = idOf(await create({ text: 'Welcome!', ctas }, 'Spring #1'));
    expect((await get(`${path}/show.json?id=${id}`)).json()).toMatchObject({
      welcome_message: { id, message_data: { text: 'Welcome!', ctas: [{ label: 'Open' }] } },
      name: 'Spring #1',
    });
    const replaced = await sandbox.callSigned('PUT', `${path}/update.json?id=${id}`, {
      body: { message_data: { text: 'Hi' } },
    });
    expect(replaced.json()).toMatchObject({
      name: 'Spring #1',
      welcome_message: { message_data: { text: 'Hi' } },
    });
    expect(replaced.text).not.toContain('ctas');
    expect((await remove(`${path}/destroy.json?id=${id}`)).status).toBe(204);
    expect((await get(`${path}/list.json`)).json()).toEqual({});
    expect(outcome(await get(`${path}/show.json?id=${id}`))).toEqual(v1Errors.notFound);
  });

  it.each<[string, object, string | undefined, number]>([
    ['9,990 characters', { text: 'a'.repeat(9990) }, undefined, 200],
    ['9,991', { text: 'a'.repeat(9991) }, undefined, 403],
    ['a name of 100', { text: 'x' }, 'a'.repeat(100), 200],
    ['a name of 101', { text: 'x' }, 'a'.repeat(101), 400],
    ['a name with a star', { text: 'x' }, 'a*', 400],
    [
      'a file that is not shared',
      { text: 'x', attachment: { type: 'media', media: { id: '7' } } },
      undefined,
      400,
    ],
  ])('with %s', async (_, data, name, status) => {
    sandbox.state.media.push({ ...shared, id: '7', shared: false });
    expect((await create(data, name)).status).toBe(status);
  });

  it('want an owner who takes messages from anyone: the other 214', async () => {
    const owner = sandbox.state.users.find(({ id }) => id === '4242');
    if (owner) owner.acceptsDms = false;
    expect(outcome(await create({ text: 'x' }))).toEqual(v1Errors.ownerClosed);
  });

  it('have one default for each account, to be deleted before another is made', async () => {
    const [one, two] = [idOf(await create({ text: 'One' })), idOf(await create({ text: 'Two' }))];
    const rule = (welcome_message_id: string) =>
      post(`${path}/rules/new.json`, { welcome_message_rule: { welcome_message_id } });
    const { id } = ((await rule(one)).json() as { welcome_message_rule: { id: string } })
      .welcome_message_rule;
    expect((await rule(two)).status).toBe(400);
    expect((await get(`${path}/rules/list.json`)).json()).toMatchObject({
      welcome_message_rules: [{ id, welcome_message_id: one }],
    });
    expect((await get(`${path}/rules/show.json?id=${id}`)).status).toBe(200);
    expect((await remove(`${path}/rules/destroy.json?id=${id}`)).status).toBe(204);
    expect((await get(`${path}/rules/list.json`)).json()).toEqual({});
    expect((await rule(two)).status).toBe(200);
    expect(outcome(await rule('99'))).toEqual(v1Errors.notFound);
    const other = {
      body: { welcome_message_rule: { welcome_message_id: one } },
      keys: grantKeys(sandbox.state, '5151'),
    };
    expect((await sandbox.callSigned('POST', `${path}/rules/new.json`, other)).status).toBe(404);
  });
});

describe('custom profiles', () => {
  const create = (name: string, id = '1234') =>
    post('/1.1/custom_profiles/new.json', { custom_profile: { name, avatar: { media: { id } } } });

  it('are for accounts on X’s list', async () => {
    expect(outcome(await create('Jon'))).toEqual(v1Errors.notAllowedHere);
  });

  it('are made, shown, listed, sent with and removed', async () => {
    sandbox.state.v1.profileAccounts = ['4242'];
    const { id } = ((await create('Jon')).json() as { custom_profile: { id: string } }).custom_profile;
    expect((await create('a'.repeat(49))).status).toBe(400);
    expect(outcome(await create('Jon', '5'))).toEqual(v1Errors.mediaNotFound);
    expect((await get(`/1.1/custom_profiles/${id}.json`)).json()).toMatchObject({
      custom_profile: { id, name: 'Jon' },
    });
    expect((await send({ text: 'x' }, { custom_profile_id: id })).json()).toMatchObject({
      event: { message_create: { custom_profile_id: id } },
    });
    expect((await remove(`/1.1/custom_profiles/destroy.json?id=${id}`)).status).toBe(204);
    expect((await get('/1.1/custom_profiles/list.json')).json()).toEqual({ custom_profiles: [] });
  });
});
