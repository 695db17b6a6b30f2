import { buildExtension } from '../browser/build';
import { ensureChromium } from '../browser/ensure';

/**
 * Before the end-to-end tests: a Chromium is there, and the build that people would install in it. What Firefox needs,
 * its own tests ask for.
 */
export default function setup(): void {
  ensureChromium();
  buildExtension('chrome');
}
