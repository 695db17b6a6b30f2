import { Agent, type AgentOptions } from 'node:https';
import { connect } from 'node:tls';
import { TwitterApi } from 'twitter-api-v2';
import { describe, expect, it } from 'vitest';
import { errors } from './errors';
import { makePng } from './media/files';
import { grantKeys, oauth1Keys } from './oauth1/keys';
import { baseString, signBase } from './oauth1/signature';
import { useSandbox } from './use-sandbox';
import { v1Errors } from './v1/errors';

const sandbox = useSandbox();
const casey = '2244994945';
const me = '/1.1/account/verify_credentials.json';
const typing = '/1.1/direct_messages/indicate_typing.json';

const outcome = ({ status, json }: { status: number; json(): unknown }) => ({ status, body: json() });

describe('a signature', () => {
  it('is the one of X’s own example', () => {
    const parameters: [string, string][] = [
      ['status', 'Hello Ladies + Gentlemen, a signed OAuth request!'],
      ['include_entities', 'true'],
      ['oauth_consumer_key', 'xvz1evFS4wEEPTGEFPHBog'],
      ['oauth_nonce', 'kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg'],
      ['oauth_signature_method', 'HMAC-SHA1'],
      ['oauth_timestamp', '1318622958'],
      ['oauth_token', '370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb'],
      ['oauth_version', '1.0'],
    ];
    const url = new URL('https://api.twitter.com/1.1/statuses/update.json?include_entities=true');
    const base = baseString('post', url, parameters);
    expect(base).toBe(
      'POST&https%3A%2F%2Fapi.twitter.com%2F1.1%2Fstatuses%2Fupdate.json&include_entities%3Dtrue%26oauth_consumer_key%3Dxvz1evFS4wEEPTGEFPHBog%26oauth_nonce%3DkYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D1318622958%26oauth_token%3D370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb%26oauth_version%3D1.0%26status%3DHello%2520Ladies%2520%252B%2520Gentlemen%252C%2520a%2520signed%2520OAuth%2520request%2521',
    );
    const secrets = [
      'kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw',
      'LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE',
    ] as const;
    expect(signBase(base, ...secrets)).toBe('hCtSmYh+iHYCEqBWrE7C7hYmtUk=');
  });

  it('is the one of RFC 5849, 1.2', () => {
    const url = new URL('http://photos.example.net/photos?file=vacation.jpg&size=original');
    const oauth: [string, string][] = [
      ['oauth_consumer_key', 'dpf43f3p2l4k3l03'],
      ['oauth_token', 'nnch734d00sl2jdk'],
      ['oauth_signature_method', 'HMAC-SHA1'],
      ['oauth_timestamp', '137131202'],
      ['oauth_nonce', 'chapoH'],
    ];
    const base = baseString('GET', url, [...oauth, ...url.searchParams]);
    expect(signBase(base, 'kd94hf93k423kf44', 'pfkkdhi9sl3r4s00')).toBe('MdpQcU8iPSUjWoN/UDMsK2sui9I=');
  });

  it('sorts what RFC 5849, 3.4.1.3.2 sorts: encoded, by name and then by value', () => {
    const url = new URL('http://example.com/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b&c2&a3=2+q');
    const oauth: [string, string][] = [
      ['oauth_consumer_key', '9djdj82h48djs9d2'],
      ['oauth_token', 'kkk9d7dh3k39sjv7'],
      ['oauth_signature_method', 'HMAC-SHA1'],
      ['oauth_timestamp', '137131201'],
      ['oauth_nonce', '7d8f3e4a'],
    ];
    expect(baseString('POST', url, [...url.searchParams, ...oauth])).toBe(
      'POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7',
    );
  });
});

describe('keys', () => {
  it('open v1.1 and v2, for the account they were made for', async () => {
    expect((await sandbox.callSigned('GET', `${me}?skip_status=true&q=a%20b%2Bc`)).json()).toMatchObject({
      id_str: '4242',
      screen_name: 'acme_help',
    });
    const keys = grantKeys(sandbox.state, '5151');
    expect((await sandbox.callSigned('GET', '/2/users/me', { keys })).json()).toMatchObject({
      data: { id: '5151' },
    });
    const send = { body: { text: 'Hello' } };
    expect(
      (await sandbox.callSigned('POST', `/2/dm_conversations/with/${casey}/messages`, send)).status,
    ).toBe(201);
    expect(sandbox.state.messages).toMatchObject([{ via: 'v2', appId: '268278' }]);
  });

  it.each([
    ['consumerKey', v1Errors.couldNotAuthenticate],
    ['consumerSecret', v1Errors.couldNotAuthenticate],
    ['accessToken', v1Errors.badToken],
    ['accessSecret', v1Errors.couldNotAuthenticate],
  ])('with another %s are refused', async (name, error) => {
    const keys = { ...oauth1Keys, [name]: 'other' };
    expect(outcome(await sandbox.callSigned('GET', me, { keys }))).toEqual(error);
    expect(outcome(await sandbox.callSigned('GET', '/2/users/me', { keys }))).toEqual(errors.unauthorized);
  });

  it('cannot be used twice for the same request', async () => {
    const once = { nonce: 'abc', time: Math.floor(Date.now() / 1000) };
    expect((await sandbox.callSigned('GET', me, once)).status).toBe(200);
    expect(outcome(await sandbox.callSigned('GET', me, once))).toEqual(v1Errors.couldNotAuthenticate);
    expect((await sandbox.callSigned('GET', me, { ...once, nonce: 'abd' })).status).toBe(200);
  });

  it.each([-301, 301])('are refused by a clock that is %s seconds off', async (off) => {
    const time = Math.floor(Date.now() / 1000) + off;
    expect(outcome(await sandbox.callSigned('GET', me, { time }))).toEqual(v1Errors.clockOff);
  });

  it.each(['OAuth ', 'OAuth oauth_consumer_key="a"', 'Basic abc', ''])(
    'are none in "%s"',
    async (authorization) => {
      const answer = await sandbox.ask('GET', `https://api.x.com${me}`, {
        headers: authorization ? { authorization } : {},
      });
      expect(outcome(answer)).toEqual(v1Errors.badAuthentication);
    },
  );

  it('are what v1.1 wants: no OAuth 2.0', async () => {
    expect(outcome(await sandbox.call('GET', me))).toEqual(v1Errors.notAllowedHere);
  });

  it('without the right to Direct Messages are refused there, and only there', async () => {
    const [app] = sandbox.state.oauth1.apps;
    if (app) app.permission = 'read-write';
    const { headers, status } = await sandbox.callSigned('GET', me);
    expect({ status, level: headers['x-access-level'] }).toEqual({ status: 200, level: 'read-write' });
    const list = '/1.1/direct_messages/events/list.json';
    expect(outcome(await sandbox.callSigned('GET', list))).toEqual(v1Errors.noMessagesForApp);
    expect(outcome(await sandbox.callSigned('GET', '/2/dm_events'))).toEqual(errors.appPermission);
  });

  it('do not open the download of a file', async () => {
    const answer = await sandbox.callSigned('GET', '/2/dm_conversations/media/1/2/a.jpg');
    expect(outcome(answer)).toEqual(errors.unsupportedAuthentication);
  });
});

describe('what is signed', () => {
  const change = async (method: string, url: string, replaced: string, body?: URLSearchParams | object) => {
    const { signRequest } = await import('./oauth1/client');
    const form = body instanceof URLSearchParams ? body : undefined;
    const authorization = signRequest(method, url, oauth1Keys, form);
    const type = form ? 'application/x-www-form-urlencoded' : 'application/json';
    const headers = { authorization, ...(body && { 'content-type': type }) };
    return sandbox.ask(method, replaced, {
      headers,
      body: form ? form.toString().replace(casey, '5151') : JSON.stringify(body),
    });
  };
  const url = `https://api.x.com${me}?a=1`;

  it.each([`https://api.x.com${me}?a=2`, `https://api.x.com${me}`, `https://api.x.com${me}?a=1&a=1`])(
    'is the query: not %s',
    async (other) => expect((await change('GET', url, other)).status).toBe(401),
  );

  it('is a form, to the letter', async () => {
    const form = new URLSearchParams({ recipient_id: casey, note: 'a b+c~*é' });
    expect((await sandbox.callSigned('POST', typing, { body: form })).status).toBe(204);
    const address = `https://api.x.com${typing}`;
    expect((await change('POST', address, address, form)).status).toBe(401);
    expect(sandbox.state.v1.typing).toEqual([{ by: '4242', to: casey }]);
  });
});

it('twitter-api-v2 signs as this X reads: queries, forms, JSON, multipart, and a whole upload', async () => {
  const { port, certificate: ca } = sandbox;
  const agent = new Agent({ keepAlive: false });
  Object.assign(agent, {
    createConnection: ({ servername, host }: AgentOptions & { host?: string }) =>
      connect({ host: '127.0.0.1', port, servername: servername ?? host, ca, ALPNProtocols: ['http/1.1'] }),
  });
  const { consumerKey: appKey, consumerSecret: appSecret, accessToken, accessSecret } = oauth1Keys;
  const { v1, v2 } = new TwitterApi({ appKey, appSecret, accessToken, accessSecret }, { httpAgent: agent });
  expect((await v1.verifyCredentials({ include_entities: false })).id_str).toBe('4242');
  await v1.indicateDmTyping(casey);
  expect(sandbox.state.v1.typing).toHaveLength(1);
  const png = makePng(40, 40, 3000);
  const media_id = await v1.uploadMedia(Buffer.from(png), {
    mimeType: 'image/png',
    target: 'dm',
    shared: true,
    chunkLength: 1000,
  });
  const text = 'Ça va? "a+b" & (100 %) !*\'~ 🌻';
  const { event } = await v1.sendDm({
    recipient_id: casey,
    text,
    attachment: { type: 'media', media: { id: media_id } },
  });
  expect(sandbox.state.messages).toMatchObject([
    { eventId: event.id, text, mediaIds: [media_id], via: 'v1.1' },
  ]);
  expect((await v1.listDmEvents({ count: 5 })).events).toHaveLength(1);
  expect((await v2.me()).data.id).toBe('4242');
  await v1.deleteDm(event.id);
  expect((await v1.listDmEvents()).events).toHaveLength(0);
});
