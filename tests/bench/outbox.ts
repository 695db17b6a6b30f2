import { raiseChromium } from './chromium-desk';
import { measureDrain } from './outbox/drain';
import { measureLeaving } from './outbox/leave';
import { measureMany } from './outbox/many';
import type { Row } from './results';

/** How fast a message leaves, how fast a queue empties, and what a long queue costs. */
export async function bench(): Promise<Row[]> {
  const stage = await raiseChromium();
  try {
    return [...(await measureLeaving(stage)), ...(await measureDrain(stage)), ...(await measureMany(stage))];
  } finally {
    await stage.close();
  }
}
