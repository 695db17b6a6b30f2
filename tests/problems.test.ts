import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { problemCodes } from '../lib/message/problem';

/** Tests of what a person sees, but for the one that takes all problems as they come. */
const seen = ['tests/components', 'tests/e2e'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.test\.tsx?$/u.test(file) && !file.endsWith('ProblemNotice.test.tsx'))
    .map((file) => readFileSync(join(folder, file), 'utf8')),
);

it.each(problemCodes)('%s is met in a test of the place where a person reads it', (code) => {
  expect(seen.some((text) => text.includes(`'${code}'`) || text.includes(`'problem.${code}'`))).toBe(true);
});
