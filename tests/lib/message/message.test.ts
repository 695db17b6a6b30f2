import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  Button,
  ConversationId,
  mediaKinds,
  QuickReply,
  Recipient,
  RichMessage,
} from '../../../lib/message/message';

const button = { label: 'Open', url: 'https://acme.example/' };
const media = { id: crypto.randomUUID(), kind: mediaKinds[0], name: 'a.png', size: 1 };

describe('a button', () => {
  it.each(['http://acme.example/', 'javascript:alert(1)', 'acme.example', 'https://user@acme.example/', ''])(
    'does not open %s',
    (url) => expect(v.is(Button, { ...button, url })).toBe(false),
  );
  it('has a label of 1 to 36 characters', () => {
    expect(v.is(Button, { ...button, label: 'x'.repeat(36) })).toBe(true);
    expect(v.is(Button, { ...button, label: 'x'.repeat(37) })).toBe(false);
    expect(v.is(Button, { ...button, label: ' ' })).toBe(false);
  });
});

describe('a quick reply', () => {
  it('holds no link: X refuses it', () =>
    expect(v.is(QuickReply, { label: 'see https://acme.example' })).toBe(false));
});

describe('a message', () => {
  it('has text, or a file alone', () => {
    expect(v.is(RichMessage, { text: 'Hi' })).toBe(true);
    expect(v.is(RichMessage, { text: '', media })).toBe(true);
    expect(v.is(RichMessage, { text: ' ' })).toBe(false);
    expect(v.is(RichMessage, { text: '', media, buttons: [button] })).toBe(false);
  });
  it('describes all of its quick replies or none', () => {
    const quickReplies = [{ label: 'Yes', description: 'Please' }, { label: 'No' }];
    expect(v.is(RichMessage, { text: 'Hi', quickReplies })).toBe(false);
  });
  it('carries at most 3 buttons and 20 quick replies', () => {
    const many = (n: number) => Array.from({ length: n }, (_, i) => ({ label: `${i}` }));
    expect(v.is(RichMessage, { text: 'Hi', buttons: [button, button, button, button] })).toBe(false);
    expect(v.is(RichMessage, { text: 'Hi', quickReplies: many(20) })).toBe(true);
    expect(v.is(RichMessage, { text: 'Hi', quickReplies: many(21) })).toBe(false);
  });
});

describe('a recipient', () => {
  it('is a person, a group of 2 to 49, or a conversation', () => {
    const people = (n: number) => Array.from({ length: n }, (_, i) => ({ id: `${i + 1}` }));
    expect(v.is(Recipient, { id: '1' })).toBe(true);
    expect(v.is(Recipient, { group: people(49) })).toBe(true);
    expect(v.is(Recipient, { group: people(1) })).toBe(false);
    expect(v.is(Recipient, { group: people(50) })).toBe(false);
    expect(v.is(Recipient, { conversation: '1-2' })).toBe(true);
    expect(v.is(ConversationId, '12345')).toBe(false);
  });
});
