import { describe, expect, it } from 'vitest';
import { casey, dm, kim, outcome, said, shared, useV1 } from './use-v1';
import { v1Errors } from './v1/errors';

const { sandbox, post, send } = useV1();

describe('a message', () => {
  it('carries buttons, quick replies and a file together, and v2 sees its text alone', async () => {
    const ctas = [{ type: 'web_url', label: 'Open', url: 'https://acme.example/a' }];
    const options = [
      { label: 'Red', description: 'A\nB', metadata: 'r' },
      { label: 'Blue', description: 'C' },
    ];
    const attachment = { type: 'media', media: { id: '1234' } };
    const { status, json } = await send({
      text: 'Pick: acme.com',
      ctas,
      quick_reply: { type: 'options', options },
      attachment,
    });
    const [message] = sandbox.state.messages;
    expect(status).toBe(200);
    expect(json()).toMatchObject({
      event: {
        id: message?.eventId,
        created_timestamp: String(Date.parse(message?.createdAt ?? '')),
        message_create: {
          target: { recipient_id: casey },
          sender_id: '4242',
          source_app_id: '268278',
          message_data: {
            text: expect.stringMatching(/^Pick: https:\/\/t\.co\/\w{10}$/),
            entities: { urls: [{ expanded_url: 'http://acme.com', indices: [6, 29] }] },
            ctas: [{ ...ctas[0], tco_url: expect.stringContaining('https://t.co/') }],
            quick_reply: { type: 'options', options },
            attachment: { type: 'media', media: { id_str: '1234', type: 'photo' } },
          },
        },
      },
      apps: { '268278': { name: 'Acme help desk' } },
    });
    expect(message).toMatchObject({
      via: 'v1.1',
      ctas: [{ label: 'Open' }],
      quickReplies: options,
      mediaIds: ['1234'],
    });
    const v2 = await sandbox.call('GET', '/2/dm_events');
    expect(v2.json()).toMatchObject({ data: [{ id: message?.eventId, event_type: 'MessageCreate' }] });
    expect(v2.text).not.toContain('quick_reply');
  });

  const option = (rest: object = {}) => ({ label: 'Red', ...rest });
  const quick = (...options: object[]) => ({ text: 'x', quick_reply: { type: 'options', options } });
  const button = (rest: object = {}) => ({
    type: 'web_url',
    label: 'Open',
    url: 'https://acme.example',
    ...rest,
  });
  const buttons = (...ctas: object[]) => ({ text: 'x', ctas });
  const many = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);
  const a = (count: number) => 'a'.repeat(count);

  it.each<[string, object]>([
    ['10,000 characters', { text: a(10_000) }],
    ['20 quick replies', quick(...many(20, option()))],
    ['the longest quick reply', quick(option({ label: a(36), description: a(72), metadata: a(1000) }))],
    ['3 buttons', buttons(...many(3, button({ label: a(36) })))],
    [
      'a place',
      {
        text: 'x',
        attachment: {
          type: 'location',
          location: { type: 'shared_place', shared_place: { place: { id: 'df51' } } },
        },
      },
    ],
  ])('takes %s', async (_, data) => {
    expect((await send(data)).status).toBe(200);
  });

  it.each<[string, object, string]>([
    ['no text', {}, 'text'],
    ['21 quick replies', quick(...many(21, option())), 'options'],
    ['no quick reply', quick(), 'options'],
    ['a quick reply of 37 characters', quick(option({ label: a(37) })), 'label'],
    ['a quick reply that is a link', quick(option({ label: 'https://acme.com' })), 'label'],
    ['a description of 73', quick(option({ description: a(73) })), 'description'],
    ['a description of one of two', quick(option({ description: 'x' }), option()), 'description'],
    ['metadata of 1,001', quick(option({ metadata: a(1001) })), 'metadata'],
    ['a quick reply of another kind', { text: 'x', quick_reply: { type: 'text_input' } }, 'quick_reply.type'],
    ['4 buttons', buttons(...many(4, button())), 'ctas'],
    ['a button of 37 characters', buttons(button({ label: a(37) })), 'label'],
    ['a button without a label', buttons(button({ label: undefined })), 'label'],
    ['a button of another kind', buttons(button({ type: 'postback' })), 'type'],
    [
      'coordinates off the globe',
      {
        text: 'x',
        attachment: {
          type: 'location',
          location: {
            type: 'shared_coordinate',
            shared_coordinate: { coordinates: { type: 'Point', coordinates: [181, 0] } },
          },
        },
      },
      'location',
    ],
  ])('is refused with %s, and told where', async (_, data, where) => {
    const answer = await send(data);
    expect({ status: answer.status, code: said(answer)?.code }).toEqual({ status: 400, code: 214 });
    expect(said(answer)?.message).toMatch(new RegExp(`^event\\.message_create\\.message_data.*${where}`));
    expect(sandbox.state.messages).toEqual([]);
  });

  it('says of a button list that is none what X says', async () => {
    expect(said(await send({ text: 'x', ctas: '' }))?.message).toBe(
      "event.message_create.message_data.ctas: '' is not a valid Seq",
    );
  });

  it.each<[string, object, object]>([
    ['too long a text', { text: a(10_001) }, v1Errors.tooLong],
    ['a link that is none', buttons(button({ url: 'acme' })), v1Errors.urlInvalid],
    ['a link of another kind', buttons(button({ url: 'mailto:a@acme.com' })), v1Errors.urlInvalid],
    [
      'a file nobody has',
      { text: 'x', attachment: { type: 'media', media: { id: '5' } } },
      v1Errors.mediaNotFound,
    ],
    [
      'a file for posts',
      { text: 'x', attachment: { type: 'media', media: { id: '6' } } },
      v1Errors.mediaInvalid,
    ],
  ])('is refused with %s in X’s own words', async (_, data, error) => {
    sandbox.state.media.push({ ...shared, id: '6', category: 'tweet_image' });
    expect(outcome(await send(data))).toEqual(error);
  });

  it.each<[string, string, object]>([
    ['somebody who takes none', kim, v1Errors.cannotMessage],
    ['somebody suspended', '1702938475610293248', v1Errors.suspended],
    ['nobody', '99', v1Errors.userNotFound],
    ['oneself', '4242', v1Errors.sendFailed],
  ])('to %s is refused', async (_, to, error) => {
    expect(outcome(await send({ text: 'x' }, {}, to))).toEqual(error);
  });

  it('is refused without a numeric recipient, of another type, as no JSON, and with a profile of nobody', async () => {
    expect((await send({ text: 'x' }, {}, 'casey_c')).status).toBe(400);
    expect((await send({ text: 'x' }, {}, 4242)).status).toBe(400);
    expect((await post(`${dm}/events/new.json`, { event: { type: 'other' } })).status).toBe(400);
    expect((await post(`${dm}/events/new.json`, '{"event":')).status).toBe(400);
    expect((await post(`${dm}/events/new.json`, {})).status).toBe(400);
    expect((await send({ text: 'x' }, { custom_profile_id: '1' })).status).toBe(400);
  });

  it('takes a file that is not shared once', async () => {
    sandbox.state.media.push({ ...shared, id: '7', shared: false });
    const data = { text: 'x', attachment: { type: 'media', media: { id: '7' } } };
    expect((await send(data)).status).toBe(200);
    expect(outcome(await send(data))).toEqual(v1Errors.mediaInvalid);
  });
});
