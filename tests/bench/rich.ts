import { raiseChromium } from './chromium-desk';
import type { Row } from './results';
import { measureRendering } from './rich/render';
import { measureUpload } from './rich/upload';

/** What rich messages cost: rendering them, and bringing a large file to X. */
export const steps: readonly (() => Promise<Row[]>)[] = [
  measureRendering,
  async () => {
    const stage = await raiseChromium();
    try {
      return await measureUpload(stage);
    } finally {
      await stage.close();
    }
  },
];
