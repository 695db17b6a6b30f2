import { expect, it } from 'vitest';
import { snowflakeTime } from './snowflake';
import { freshState } from './state';

it('tells posts that are believable: ids of 19 digits, made when the post was, answers after what they answer', () => {
  const { posts, users } = freshState();
  expect(posts.length).toBeGreaterThanOrEqual(12);
  for (const { id, createdAt, authorId, replyToId, quotedId } of posts) {
    expect(id).toMatch(/^[0-9]{19}$/);
    expect(snowflakeTime(id)).toBe(Date.parse(createdAt));
    expect(users.map((user) => user.id)).toContain(authorId);
    for (const older of [replyToId, quotedId].filter((one) => one !== undefined)) {
      expect(posts.map((post) => post.id)).toContain(older);
      expect(BigInt(older)).toBeLessThan(BigInt(id));
    }
  }
  expect(posts.some(({ quotedId }) => quotedId)).toBe(true);
});

it('makes each id larger than the one before, in the same millisecond and after the clock was set back', () => {
  const state = freshState();
  const ids = Array.from({ length: 100 }, () => BigInt(state.nextId()));
  state.clockAhead = -60_000;
  ids.push(BigInt(state.nextId()));
  expect(ids).toEqual([...new Set(ids)].sort((a, b) => (a < b ? -1 : 1)));
});
