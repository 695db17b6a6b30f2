import { parseMessagesFile } from '@wxt-dev/i18n/build';
import { describe, expect, it } from 'vitest';
import { losses } from '../../../lib/message/rendering';
import { transportReasons } from '../../../lib/message/transport';
import { faultRules } from '../../../lib/message/validate';

const all = (await parseMessagesFile('locales/en.yml')).map(({ key }) => key.join('.'));
const below = (start: string) =>
  all.flatMap((key) => (key.startsWith(`${start}.`) ? [key.slice(start.length + 1)] : [])).sort();

describe('each has one sentence, and there is no sentence without it', () => {
  it('what a transport loses', () => expect(below('loss')).toEqual([...losses].sort()));

  it('why a transport was chosen', () =>
    expect(below('transport.why')).toEqual([...transportReasons].sort()));

  it('what is wrong with a message', () => {
    // How much too long something is has one sentence for all of them.
    const rules = Object.entries(faultRules).flatMap(([field, names]) =>
      names.filter((name) => name !== 'too_long').map((name) => `${field}.${name}`),
    );
    const uses = ['post_nothing', 'post_url', 'follow_whom', 'message_whom'].map(
      (name) => `button_use.${name}`,
    );
    expect(below('fault')).toEqual([...rules, ...uses, 'too_long'].sort());
  });
});
