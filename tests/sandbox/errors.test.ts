import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { errors, invalidRequest } from './errors';
import { metadata } from './oauth/metadata';
import { v1Errors } from './v1/errors';

const file = (name: string) => new URL(`../../../shared/data/${name}`, import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(file(name), 'utf8'));
const present = existsSync(file('errors/v2-errors.json'));

/** The collected bodies, by what they say of themselves, and the one here that is the same. */
const same: Record<string, object> = {
  'no credits, new shape (seen Jul 2026)': errors.noCredits,
  'no credits, old shape (seen early 2026)': errors.noCreditsOld,
  'DM: recipient does not accept DMs from you': errors.recipientRefuses,
  'DM: media not dm_* / not shared': errors.mediaRefused,
  'token lacks dm.* scopes': errors.scopesMissing,
  'generic DM refusal': errors.notPermitted,
  'app not in a project / wrong product': errors.clientForbidden,
  'wrong auth type': errors.unsupportedAuthentication,
  'bad or expired token': errors.unauthorized,
  'rate limit, v2': errors.tooMany,
  'rate limit, legacy shape': errors.tooManyLegacy,
  'cap reached': errors.usageCapped,
  'invalid parameter': invalidRequest(
    '2.166',
    'The `dm_event.fields` query parameter value [foo] is not one of [...]',
    { 'dm_event.fields': ['foo'] },
  ),
};

describe.skipIf(!present)(
  'X’s own error bodies (skipped where ../shared/data is not beside the checkout)',
  () => {
    it('are word for word the collected ones', () => {
      const collected = read('errors/v2-errors.json') as { status: number; when: string; body: object }[];
      const failing = collected.filter(({ when }) => when !== 'partial');
      expect(failing.map(({ when }) => when).sort()).toEqual(Object.keys(same).sort());
      for (const { status, when, body } of failing) expect(same[when], when).toEqual({ status, body });
    });

    it('and so are those of v1.1', () => {
      const collected = read('errors/v1.1-errors.json') as {
        status: number;
        body: object;
        provenance: string;
      }[];
      const ours = [...Object.values(v1Errors), errors.accessLevel, errors.tooManyLegacy];
      // This one names the field that was wrong when it was seen.
      const fixed = collected.filter(({ body }) => !JSON.stringify(body).includes('is not a valid Seq'));
      expect(collected.length - fixed.length).toBe(1);
      for (const { status, body } of fixed) expect(ours).toContainEqual({ status, body });
    });

    it('and so is what the authorization server says of itself', () => {
      expect(metadata).toEqual(read('oauth/x-oauth-authorization-server.json'));
    });
  },
);
