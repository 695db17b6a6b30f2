import { describe, expect, it } from 'vitest';
import { weighBuild } from '../bench/sizes';
import { buildExtension } from '../browser/build';

const kB = 1024;

describe('the production build for Chromium', () => {
  const sizes = weighBuild(buildExtension('chrome'));

  it('loads at most 16 kB on x.com before the first click, 6 kB gzipped', () => {
    expect(sizes.initial.bytes).toBeLessThanOrEqual(16 * kB);
    expect(sizes.initial.gzip).toBeLessThanOrEqual(6 * kB);
  });

  it('loads at most 60 kB there once the picker was opened', () => {
    expect(sizes.pressed.bytes).toBeLessThanOrEqual(60 * kB);
  });

  it('has a side panel of at most 130 kB of JavaScript, gzipped', () => {
    expect(sizes.panel.gzip).toBeLessThanOrEqual(130 * kB);
  });
});
