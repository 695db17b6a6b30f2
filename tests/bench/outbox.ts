import { type ChromiumDesk, raiseChromium } from './chromium-desk';
import { measureDrain } from './outbox/drain';
import { measureLeaving } from './outbox/leave';
import { measureMany } from './outbox/many';
import type { Row } from './results';

/** How fast a message leaves, how fast a queue empties, and what a long queue costs. */
export const steps = [measureLeaving, measureDrain, measureMany].map(
  (measure: (stage: ChromiumDesk) => Promise<Row[]>) => async () => {
    const stage = await raiseChromium();
    try {
      return await measure(stage);
    } finally {
      await stage.close();
    }
  },
);
