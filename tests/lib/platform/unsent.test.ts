// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { forgetUnsent, keepUnsent, readUnsent } from '../../../lib/platform/unsent';

const unsent = { accountId: '1001', to: '@casey_c', text: 'Hi' };

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

describe('unsent text', () => {
  it('outlives the panel', () => {
    keepUnsent(unsent);
    expect(readUnsent()).toEqual(unsent);
  });

  it('goes with its own account only', () => {
    keepUnsent(unsent);
    forgetUnsent('1002');
    expect(readUnsent()).toEqual(unsent);
    forgetUnsent('1001');
    expect(readUnsent()).toBeUndefined();
    expect(localStorage).toHaveLength(0);
  });

  it.each(['', '{', 'null', '[]', '{"accountId":"x","to":1}', `{"accountId":"1001","to":"","text":5}`])(
    'is as if empty when what is kept cannot be read: %s',
    (stored) => {
      localStorage.setItem('aside.unsent', stored);
      expect(readUnsent()).toBeUndefined();
    },
  );

  it('does not stand in the way of writing when the disk is full', () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('', 'QuotaExceededError');
    });
    expect(() => keepUnsent(unsent)).not.toThrow();
  });
});
