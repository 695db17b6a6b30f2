import { describe, expect, it } from 'vitest';
import { ownLink, skipsDefault } from '../../../lib/deep-link/own-link';

const kept = {
  linkText: 'Order number: ',
  linkTextFor: { '2': 'Ticket: ', '3': '' },
  welcomeMessageFor: { '2': '844385345234' },
};

describe('the private message link of an account', () => {
  it.each([
    ['what is set for all', '1', {}, { text: 'Order number: ', welcomeMessageId: undefined }],
    ['what is set for the account', '2', {}, { text: 'Ticket: ', welcomeMessageId: '844385345234' }],
    ['no words where the account has none', '3', {}, { text: '', welcomeMessageId: undefined }],
    [
      'what the template wants',
      '2',
      { text: 'Hi', welcomeMessageId: '9' },
      { text: 'Hi', welcomeMessageId: '9' },
    ],
  ])('carries %s', (_, id, wanted, link) => {
    expect(ownLink(kept, id, wanted)).toEqual({ recipientId: id, ...link });
  });

  it('makes X skip the default welcome message with words alone', () => {
    expect(['1', '2', '3'].map((id) => skipsDefault(ownLink(kept, id)))).toEqual([true, false, false]);
  });
});
