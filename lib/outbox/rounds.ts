import { listAccounts } from '../auth/vault';
import type { MediaStand } from '../media/upload';
import { isOnline } from '../platform/fetch';
import type { Endpoint } from '../x-api/ledger';
import { countOpen, readCounts } from './counts';
import { sendEndpoints } from './line';
import { hold } from './places';
import type { OutboxRow } from './row';
import type { Call, Round } from './scheduler';
import type { createSender } from './sender';
import { claimDue, stepRow } from './store';
import type { createSurroundings } from './surroundings';

export interface RoundsParts {
  readonly uuid: () => string;
  /** Whether X has a file; begins to bring it there. Wakes us when that changes. */
  readonly fileFor: (accountId: string, fileId: string) => Promise<MediaStand>;
  readonly now: () => number;
}

interface Around {
  readonly sender: ReturnType<typeof createSender>;
  readonly surroundings: ReturnType<typeof createSurroundings>;
  /** The agent is to see something new. */
  readonly changed: () => void;
}

/** One look at the queue after the other: which rows go now, which doubts are looked into, when there is more. */
export function createRounds({ uuid, fileFor, now }: RoundsParts, { sender, surroundings, changed }: Around) {
  /** Rows that this worker is looking for right now: on the disk they still read as due. */
  const looking = new Set<string>();
  let offline = false;

  /** An account need not sit out what X, or the network, had it wait for. */
  const letGo = (accountId: string) =>
    Promise.all(sendEndpoints.map((endpoint) => hold(accountId, endpoint, undefined)));

  /** The network is back: no account has to sit out the wait that its absence caused. */
  const endWaits = async () => {
    offline = false;
    for (const { id } of await listAccounts()) await letGo(id);
  };

  const sendRow = (row: OutboxRow, mediaId: string | undefined): Call => {
    let taken: () => void = () => {};
    const early = new Promise<void>((resolve) => {
      taken = resolve;
    });
    const settled = sender.send(row, mediaId, taken);
    return { answered: Promise.race([early, settled]), settled };
  };

  /** Claims what is due by one way, and brings files on the way that rows wait for. Answers when there is more. */
  const claimFor = async (
    accountId: string,
    endpoint: Endpoint,
    lanesLeft: () => number,
    begun: Call[],
  ): Promise<number[]> => {
    const files = new Map<string, string>();
    const asked = new Set<string>();
    const hasFile = (fileId: string) => files.has(fileId);
    for (;;) {
      const attempts = Array.from({ length: lanesLeft() }, uuid);
      const { rows, withFile, at } = await claimDue({ accountId, endpoint, hasFile }, attempts, now());
      begun.push(...rows.map((row) => sendRow(row, files.get(row.message.media?.id ?? ''))));
      const times = at === undefined ? [] : [at];
      let more = false;
      for (const { id, message } of withFile) {
        const fileId = message.media?.id ?? '';
        if (asked.has(fileId)) continue;
        const stand = await fileFor(accountId, fileId);
        if (stand.state === 'failed') {
          await stepRow(id, { type: 'mediaFailed', problem: stand.problem }, now());
          changed();
          more = true;
          continue;
        }
        asked.add(fileId);
        if (stand.state === 'ready') files.set(fileId, stand.mediaId);
        else if (stand.until !== undefined) times.push(stand.until);
        more ||= stand.state === 'ready';
      }
      if (!more || lanesLeft() <= 0) return times;
    }
  };

  const round = async (free: number): Promise<Round> => {
    const begun: Call[] = [];
    const times: number[] = [];
    // With the network gone nothing is tried. A service worker isn't told that it is back (Chromium 156): an open panel
    // wakes us then, and the alarm where none is open.
    if (!isOnline()) {
      offline = true;
      return { begun, next: countOpen(await readCounts()) > 0 ? now() + 30_000 : undefined };
    }
    if (offline) await endWaits();
    const lanesLeft = () => free - begun.length;
    if (lanesLeft() <= 0) return { begun };

    const { looks, paused, accounts } = await surroundings.read();
    if (looks.next !== undefined) times.push(looks.next);
    for (const row of looks.rows) {
      if (lanesLeft() <= 0) break;
      if (looking.has(row.id)) continue;
      looking.add(row.id);
      const looked = sender.look(row).finally(() => looking.delete(row.id));
      begun.push({ answered: looked, settled: looked });
    }
    for (const account of accounts) {
      if (lanesLeft() <= 0) break;
      if (account.state !== 'signed_in' || paused[account.id]) continue;
      for (const endpoint of sendEndpoints) {
        if (lanesLeft() > 0) times.push(...(await claimFor(account.id, endpoint, lanesLeft, begun)));
      }
    }
    return { begun, next: times.length > 0 ? Math.min(...times) : undefined };
  };

  return { round, letGo, endWaits };
}
