// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import * as selectors from '@/lib/x-page/selectors';
import { areThere, readSkeleton, skeletons, whereTheyAre } from './skeletons';

const { expected, ...all } = selectors;
const named: Record<string, string> = all;

describe.skipIf(!areThere)(`what we look for on x.com${whereTheyAre}`, () => {
  for (const skeleton of skeletons) {
    describe(skeleton, () => {
      const wanted = Object.entries(expected).flatMap(([name, counts]) => {
        const count = counts[skeleton];
        return count === undefined ? [] : [{ name, count }];
      });
      it.each(wanted)(`in the ${skeleton}, $name is found $count times`, ({ name, count }) => {
        document.body.innerHTML = readSkeleton(skeleton);
        expect(document.querySelectorAll(named[name] ?? 'no such selector')).toHaveLength(count);
      });
    });
  }
});

it('says of every selector where it must match, but for the own profile, which no skeleton shows', () => {
  expect(Object.keys(expected).sort()).toEqual(
    Object.keys(named)
      .filter((name) => name !== 'ownProfile')
      .sort(),
  );
});
