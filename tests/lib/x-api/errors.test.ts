import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProblemCode } from '../../../lib/message/problem';
import { readAnswer } from '../../../lib/x-api/errors';

const folder = '../shared/data/errors';

describe('X’s refusals', () => {
  it.each<[number, unknown, ProblemCode]>([
    [
      401,
      { title: 'Unauthorized', type: 'about:blank', status: 401, detail: 'Unauthorized' },
      'session_ended',
    ],
    [402, { title: 'CreditsDepleted', type: 'https://api.twitter.com/2/problems/credits' }, 'no_credits'],
    [
      402,
      { type: 'https://api.x.com/2/problems/credits-depleted', detail: 'credits depleted' },
      'no_credits',
    ],
    [403, { detail: 'You do not have permission to DM one or more participants.' }, 'recipient_refuses'],
    [403, { detail: 'This operation is not permitted.' }, 'not_permitted'],
    [403, { detail: 'You are not permitted to attach this media to a DM event.' }, 'media_refused'],
    [400, { detail: 'Your media IDs are invalid.' }, 'media_expired'],
    [400, { error: 'media type unrecognized.' }, 'media_refused'],
    [403, { detail: 'Forbidden', type: 'about:blank' }, 'scopes_missing'],
    [
      403,
      { reason: 'client-not-enrolled', type: 'https://api.x.com/2/problems/client-forbidden' },
      'app_not_enrolled',
    ],
    [403, { type: 'https://api.twitter.com/2/problems/unsupported-authentication' }, 'session_ended'],
    [
      403,
      { errors: [{ code: 349, message: 'You cannot send messages to this user.' }] },
      'recipient_refuses',
    ],
    [403, { errors: [{ code: 226, message: 'looks automated' }] }, 'looks_automated'],
    [429, { errors: [{ code: 88, message: 'Rate limit exceeded' }] }, 'rate_limited'],
    [
      429,
      { title: 'UsageCapExceeded', type: 'https://api.twitter.com/2/problems/usage-capped' },
      'usage_capped',
    ],
    [404, { title: 'Not Found Error' }, 'not_found'],
    [
      400,
      { title: 'Invalid Request', type: 'https://api.x.com/2/problems/invalid-request' },
      'request_refused',
    ],
    [400, '<html>Bad Request</html>', 'request_refused'],
    [403, undefined, 'not_permitted'],
  ])('%i %j is %s, and nothing was sent', (status, body, code) => {
    const refusal = readAnswer(status, body);
    expect(refusal.problem.code).toBe(code);
    expect(refusal.certain).toBe(true);
  });

  it.each<[number, string, ProblemCode, ProblemCode]>([
    [32, 'Could not authenticate you.', 'session_ended', 'keys_wrong'],
    [89, 'Invalid or expired token.', 'session_ended', 'keys_wrong'],
    [93, 'This application is not allowed to access …', 'scopes_missing', 'app_permission'],
    [135, 'Timestamp out of bounds.', 'clock_off', 'clock_off'],
    [
      150,
      'You cannot send messages to users who are not following you.',
      'recipient_not_following',
      'recipient_not_following',
    ],
    [187, 'Status is a duplicate.', 'duplicate', 'duplicate'],
    [214, 'Owner must allow dms from anyone.', 'own_dms_closed', 'own_dms_closed'],
    [214, "event.message_create.message_data.ctas: '' is not a valid Seq", 'message_shape', 'message_shape'],
    [215, 'Bad Authentication data.', 'session_ended', 'keys_wrong'],
    [325, 'A media id was not found.', 'media_expired', 'media_expired'],
    [349, 'You cannot send messages to this user.', 'recipient_refuses', 'recipient_refuses'],
    [
      354,
      'The text of your direct message is over the max character limit.',
      'text_too_long',
      'text_too_long',
    ],
    [407, 'The given URL is invalid.', 'link_invalid', 'link_invalid'],
    [453, 'You currently have access to a subset …', 'app_not_enrolled', 'legacy_no_access'],
  ])('code %i, “%s”: %s where somebody is signed in, %s where keys sign', (code, message, v2, legacy) => {
    const body = { errors: [{ code, message }] };
    expect(readAnswer(403, body).problem.code).toBe(v2);
    const refusal = readAnswer(403, body, 'oauth1');
    expect(refusal.problem.code).toBe(legacy);
    // Nobody's session ends because keys were refused.
    expect(refusal.tokenRefused).toBe(false);
  });

  it('without a code: keys that are refused, an interface that is gone', () => {
    expect(readAnswer(401, '', 'oauth1')).toMatchObject({
      tokenRefused: false,
      problem: { code: 'keys_wrong' },
    });
    expect(readAnswer(410, '', 'oauth1').problem.code).toBe('legacy_gone');
  });

  it.each([500, 502, 503, 504])('%i leaves open whether it was sent, whatever its body', (status) => {
    for (const body of [undefined, '', '<html>502</html>', { title: 'Internal Error' }]) {
      expect(readAnswer(status, body)).toMatchObject({ certain: false, problem: { code: 'x_unavailable' } });
    }
  });

  it('asks for a new token after a 401 and after the 403 that means the same, and after nothing else', () => {
    expect(readAnswer(401, {}).tokenRefused).toBe(true);
    expect(readAnswer(403, { detail: 'Forbidden' }).tokenRefused).toBe(false);
    expect(readAnswer(402, {}).tokenRefused).toBe(false);
  });

  it('survives any body at all', () => {
    fc.assert(
      fc.property(fc.integer({ min: 400, max: 599 }), fc.anything(), (status, body) => {
        expect(readAnswer(status, body).problem.status).toBe(status);
      }),
    );
  });

  it.skipIf(!existsSync(folder))('knows every error body that was collected (../shared/data/errors)', () => {
    const collected = ['v1.1-errors.json', 'v2-errors.json'].flatMap(
      (file) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as { status: number; body: unknown }[],
    );
    for (const { status, body } of collected.filter((entry) => entry.status >= 400)) {
      const { problem, certain } = readAnswer(status, body);
      expect(problem.code, JSON.stringify(body)).not.toBe('internal');
      expect(certain).toBe(status < 500);
      expect(problem.detail).toBeTruthy();
    }
    expect(collected.length).toBeGreaterThan(10);
  });
});
