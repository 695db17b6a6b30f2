import { parseMessagesFile } from '@wxt-dev/i18n/build';
import { describe, expect, it } from 'vitest';
import { problemCodes } from '../../../lib/message/problem';

const sentences = new Map(
  (await parseMessagesFile('locales/en.yml')).flatMap((message) =>
    message.key[0] === 'problem' && message.type === 'simple' ? [[message.key[1], message.message]] : [],
  ),
);

describe('problems', () => {
  it('have each one sentence, and there is no sentence without a problem', () => {
    expect([...sentences.keys()].sort()).toEqual([...problemCodes].sort());
  });

  it.each(problemCodes)('%s is said in words, whole, without machinery', (code) => {
    const sentence = sentences.get(code) ?? '';
    expect(sentence).toMatch(/^[A-Z].{15,}\.$/);
    expect(sentence).not.toMatch(/\b(null|undefined|enqueue|token|40[0-9]|50[0-9]|API|payload|schema)\b/i);
  });
});
