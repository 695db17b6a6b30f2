import { expect, it } from 'vitest';
import { readOwnId } from '@/lib/x-page/own-id';

it.each([
  'twid=u%3D1971234567890123456',
  'twid=u=1971234567890123456',
  'twid="u=1971234567890123456"',
  'twid="u%3D1971234567890123456"',
  'twid=%22u%3D1971234567890123456%22',
  'guest_id=v1%3A17; twid=u%3D1971234567890123456; lang=en',
])('reads the id of the account that is posting from %s', (cookies) => {
  expect(readOwnId(cookies)).toBe('1971234567890123456');
});

it.each([
  '',
  'lang=en',
  'twid=',
  'twid=u%3D',
  'twid=u%3Dabc',
  'twid=u%3D12345678901234567890',
  'nottwid=u%3D5',
  'twid=u%3D5%20OR%201',
])('knows no account from %j', (cookies) => {
  expect(readOwnId(cookies)).toBeUndefined();
});
