import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setDefaultWelcome } from '../../../../lib/x-api/legacy/default-welcome';
import type { WelcomeRule } from '../../../../lib/x-api/legacy/welcome-rules';
import { type SandboxFetch, type Seen, sandboxFetch } from '../../sandbox-fetch';
import { keys } from './keys';

type Fault = 'fine' | 'refused' | 'broken before' | 'broken after';

/** The one rule an account has at X, and what goes wrong with each call in turn. */
let rule: WelcomeRule | undefined;
let faults: Fault[];
let x: SandboxFetch;

const refused = () =>
  Response.json({ errors: [{ code: 38, message: 'no such welcome message' }] }, { status: 400 });
const act = ({ method, url, body }: Seen): Response => {
  if (method === 'GET') return Response.json(rule ? { welcome_message_rules: [rule] } : {});
  if (method === 'DELETE') {
    if (rule?.id !== url.searchParams.get('id')) {
      return Response.json(
        { errors: [{ code: 34, message: 'Sorry, that page does not exist.' }] },
        { status: 404 },
      );
    }
    rule = undefined;
    return new Response(null, { status: 204 });
  }
  if (rule) return Response.json({ errors: [{ code: 38, message: 'a rule exists' }] }, { status: 400 });
  rule = { id: '900', welcome_message_id: JSON.parse(body).welcome_message_rule.welcome_message_id };
  return Response.json({ welcome_message_rule: rule });
};

beforeEach(() => {
  x = sandboxFetch();
  rule = { id: '100', welcome_message_id: '1' };
  faults = [];
  x.between = async (seen) => {
    const fault = faults.shift() ?? 'fine';
    if (fault === 'refused') return refused();
    if (fault === 'broken before') throw new TypeError('Failed to fetch');
    const answer = act(seen);
    if (fault === 'broken after') throw new TypeError('Failed to fetch');
    return answer;
  };
});
afterEach(() => vi.unstubAllGlobals());

const change = (to: string | undefined = '2') => setDefaultWelcome(keys, rule, to);

describe('changing the default welcome message', () => {
  it('takes the old rule away and makes the new one', async () => {
    expect(await change()).toEqual({ state: 'changed', rule: { id: '900', welcome_message_id: '2' } });
  });

  it('where there was none makes one; where none is wanted takes it away', async () => {
    rule = undefined;
    expect(await change()).toMatchObject({ state: 'changed', rule: { welcome_message_id: '2' } });
    expect(await setDefaultWelcome(keys, rule, undefined)).toEqual({ state: 'changed' });
    expect(rule).toBeUndefined();
  });

  it('that X refuses to take away: the old one stands', async () => {
    faults = ['refused'];
    expect(await change()).toMatchObject({ state: 'unchanged', rule: { id: '100' } });
    expect(x.seen).toHaveLength(1);
  });

  it('whose new one X refuses: the old one is put back', async () => {
    faults = ['fine', 'refused'];
    expect(await change()).toMatchObject({
      state: 'restored',
      rule: { welcome_message_id: '1' },
      problem: { detail: 'no such welcome message' },
    });
    expect(rule?.welcome_message_id).toBe('1');
  });

  it('where the old one can’t be put back either: says so, with both reasons', async () => {
    faults = ['fine', 'refused', 'fine', 'broken before'];
    expect(await change()).toMatchObject({
      state: 'lost',
      problem: { code: 'message_shape' },
      restoring: { code: 'unreachable' },
    });
  });

  it('whose answer was lost on the way: X is asked what stands', async () => {
    faults = ['fine', 'broken after'];
    expect(await change()).toMatchObject({ state: 'changed', rule: { welcome_message_id: '2' } });
    rule = { id: '100', welcome_message_id: '1' };
    faults = ['broken before'];
    expect(await change()).toMatchObject({ state: 'unchanged', rule: { id: '100' } });
    faults = ['broken after'];
    expect(await change()).toMatchObject({ state: 'restored', rule: { welcome_message_id: '1' } });
  });

  it('that another app changed meanwhile: what it set stands', async () => {
    const seen = { id: '50', welcome_message_id: '1' };
    rule = { id: '77', welcome_message_id: '7' };
    expect(await setDefaultWelcome(keys, seen, '2')).toMatchObject({
      state: 'unchanged',
      rule: { welcome_message_id: '7' },
    });
    expect(await setDefaultWelcome(keys, seen, undefined)).toMatchObject({
      state: 'unchanged',
      rule: { welcome_message_id: '7' },
    });
  });

  it('never says that a default stands which does not, whatever goes wrong', async () => {
    const fault = fc.constantFrom<Fault>('fine', 'refused', 'broken before', 'broken after');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fault, { maxLength: 5 }),
        fc.boolean(),
        fc.boolean(),
        async (plan, had, wanted) => {
          rule = had ? { id: '100', welcome_message_id: '1' } : undefined;
          faults = [...plan];
          const came = await setDefaultWelcome(keys, rule, wanted ? '2' : undefined);
          if (came.state === 'lost') return;
          expect(came.rule?.welcome_message_id).toBe(rule?.welcome_message_id);
          if (came.state === 'changed') expect(rule?.welcome_message_id).toBe(wanted ? '2' : undefined);
        },
      ),
    );
  });
});
