import axe from 'axe-core';
import { expect } from 'vitest';

/** Nothing on the page that axe objects to. Colours need a real browser: tests/e2e looks at those. */
export async function expectNoViolations(): Promise<void> {
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join('\n')}`)).toEqual([]);
}
