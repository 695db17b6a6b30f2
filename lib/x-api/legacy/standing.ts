import { readKeys } from '../../auth/app-keys';
import type { Standing } from '../../message/transport';
import { type LegacyProbe, legacyProbes } from './probe';

/** What an account's own keys are good for, by X's last word. Asks X nothing. */
export async function readStanding(accountId: string): Promise<Pick<Standing, 'keys' | 'legacy'>> {
  if ((await readKeys(accountId)) === undefined) return { keys: false };
  const { [accountId]: probe } = await legacyProbes.read();
  return { keys: true, legacy: judge(probe) };
}

function judge(probe: LegacyProbe | undefined): Standing['legacy'] {
  const messages = probe?.families.find(({ family }) => family === 'messages');
  // Where X could not be reached, it has not said no.
  if (messages === undefined || messages.state === 'unreachable') return undefined;
  return messages.state === 'works' ? 'works' : 'refused';
}
