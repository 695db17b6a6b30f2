import { describe, expect, it } from 'vitest';
import {
  chooseTransport,
  needsLegacy,
  type Standing,
  transportReasons,
} from '../../../lib/message/transport';

const plain = { text: 'Hi' };
const rich = { text: 'Hi', buttons: [{ label: 'Open', url: 'https://acme.example/' }] };
const native: Standing = { signedIn: true, keys: true, legacy: 'works' };

describe('the transport', () => {
  it.each<[typeof plain, Standing, string, (typeof transportReasons)[number]]>([
    [plain, native, 'v2', 'plain'],
    [rich, native, 'v1.1', 'native'],
    [rich, { signedIn: true, keys: false }, 'v2', 'no_keys'],
    [rich, { signedIn: true, keys: true }, 'v2', 'not_probed'],
    [rich, { ...native, legacy: 'refused' }, 'v2', 'legacy_refused'],
    [rich, { ...native, toGroup: true }, 'v2', 'group_as_text'],
    [rich, { ...native, withoutLegacy: true }, 'v2', 'agreed_to_text'],
    [rich, { ...native, encrypted: true }, 'page', 'encrypted'],
    [plain, { signedIn: false, keys: false }, 'page', 'signed_out'],
  ])('of %o with %o is %s (%s)', (message, standing, transport, reason) => {
    expect(chooseTransport(message, standing)).toEqual({ transport, reason });
  });

  it('is the legacy one only for what v2 does not carry', () => {
    expect(needsLegacy(plain)).toBe(false);
    expect(needsLegacy({ text: 'Hi', customProfileId: '1' })).toBe(true);
    expect(needsLegacy({ text: 'Hi', quickReplies: [{ label: 'Yes' }] })).toBe(true);
  });

  it('has a word for each reason', () => expect(new Set(transportReasons).size).toBe(9));
});
