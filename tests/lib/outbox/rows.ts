import type { OutboxRow } from '../../../lib/outbox/row';

export const at = 1_800_000_000_000;

/** A row as it stands after Send, with what a test wants otherwise. */
export const rowOf = (over: Partial<OutboxRow> = {}): OutboxRow => ({
  id: '00000000-0000-4000-8000-000000000001',
  seq: 1,
  accountId: '4242',
  conversationId: '1001-4242',
  recipient: { id: '1001', handle: 'casey_c', name: 'Casey' },
  message: { text: 'Hi Casey' },
  state: 'queued',
  createdAt: at,
  updatedAt: at,
  notBefore: at,
  attempts: 0,
  price: 0.015,
  ...over,
});

/** What a claim by v2 is asked for, with every file at X. */
export const forSending = (accountId: string) =>
  ({ accountId, endpoint: 'dm.send', hasFile: () => true }) as const;
