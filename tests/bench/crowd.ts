import { sendEndpoint } from '../sandbox/api/settings';
import { type Sandbox, startSandbox } from '../sandbox/server';
import type { SandboxState, SandboxUser } from '../sandbox/state';

/** Lets this many customers join the sandbox who take messages. `from` keeps several crowds apart. */
export function addCustomers(state: SandboxState, count: number, from = 0): SandboxUser[] {
  const customers = Array.from({ length: count }, (_, nth) => ({
    id: String(700_000_000 + from + nth),
    handle: `customer_${from + nth}`,
    name: `Customer ${from + nth}`,
    acceptsDms: true,
  }));
  state.users.push(...customers);
  return customers;
}

const plenty = 1_000_000;
const quarter = 15 * 60;
const day = 24 * 60 * 60;

/** An X without limits, where the person allows every sign-in. */
export async function startOpenSandbox(): Promise<Sandbox> {
  const sandbox = await startSandbox();
  sandbox.state.consent = 'allow';
  liftLimits(sandbox.state);
  return sandbox;
}

/**
 * No limit in force. Said in headers, not left out: of an X that says nothing the extension believes what is
 * documented (15 in 15 minutes).
 */
function liftLimits(state: SandboxState): void {
  const both = [
    { calls: plenty, seconds: quarter },
    { calls: plenty, seconds: day },
  ];
  state.api.dayHeaders = true;
  state.api.limits = {
    [sendEndpoint]: both,
    'GET /2/dm_conversations/with/:participant_id/dm_events': both,
  };
}
