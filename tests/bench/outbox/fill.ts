import { accountId, type Desk } from '../desk';

interface Filling {
  readonly rows: number;
  /** Each is written to in turn; the first has this number (crowd.ts). */
  readonly customers: number;
  readonly firstCustomer: number;
  /** The queue stands still, as after "no credits". */
  readonly paused: boolean;
}

/** Puts an outbox of waiting rows on the disk in place of what was there, as the background would have left it. */
export const fillOutbox = (desk: Desk, filling: Filling): Promise<void> =>
  desk.run(fillInPage, { accountId, ...filling });

// Runs in the page, far from this file. The fields are those of lib/platform/database.ts.
async function fillInPage(filling: Filling & { accountId: string }): Promise<void> {
  const { accountId, rows, customers, firstCustomer, paused } = filling;
  const opening = indexedDB.open('aside');
  await new Promise((resolve) => opening.addEventListener('success', resolve));
  const transaction = opening.result.transaction(['outbox', 'values'], 'readwrite', { durability: 'strict' });
  const problem = { code: 'no_credits', status: 402 };
  transaction.objectStore('values').put(paused ? { [accountId]: problem } : {}, 'outbox.pauses');
  // Counted anew by who asks next.
  transaction.objectStore('values').delete('outbox.counts');
  const outbox = transaction.objectStore('outbox');
  outbox.clear();
  const now = Date.now();
  for (let seq = 1; seq <= rows; seq += 1) {
    const nth = (seq - 1) % customers;
    const recipient = {
      id: String(700_000_000 + firstCustomer + nth),
      handle: `customer_${firstCustomer + nth}`,
      name: `Customer ${firstCustomer + nth}`,
    };
    const conversationId = `${accountId}-${recipient.id}`;
    outbox.put({
      id: crypto.randomUUID(),
      seq,
      accountId,
      conversationId,
      recipient,
      message: { text: `Hi ${recipient.name}, this is about your order ${seq}. It is on its way to you.` },
      state: 'queued',
      createdAt: now,
      updatedAt: now,
      notBefore: now,
      attempts: 0,
      price: 0.015,
      line: [accountId, conversationId, seq],
      due: seq <= customers ? [accountId, now, seq] : undefined,
    });
  }
  await new Promise((resolve, reject) => {
    transaction.addEventListener('complete', resolve);
    transaction.addEventListener('abort', () => reject(transaction.error));
  });
  opening.result.close();
}
