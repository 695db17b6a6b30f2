import * as v from 'valibot';
import { RichMessage } from '../../../lib/message/message';
import { renderMessage } from '../../../lib/message/rendering';
import { transports } from '../../../lib/message/transport';
import { median } from '../measure';
import { type Row, round } from '../results';

const count = 10_000;
const rounds = 5;
const words = { button: '{label}: {url}', quickReplies: 'Reply with a number:' };

/** A message with all that one may carry. */
const messageOf = (nth: number) => ({
  text: `Hi Customer ${nth}, this is about your order ${nth}.\n\n${'It is on its way to you. '.repeat(8)}`,
  media: { id: crypto.randomUUID(), kind: 'image', name: `order-${nth}.png`, size: 40_000 + nth },
  buttons: ['Track it', 'Change it', 'Ask for help'].map((label) => ({
    label,
    url: `https://acme.example/orders/${nth}?action=${encodeURIComponent(label)}`,
  })),
  quickReplies: Array.from({ length: 20 }, (_, index) => ({
    label: `Answer ${index + 1}`,
    description: `What answer ${index + 1} means for order ${nth}`,
    metadata: `order-${nth}-answer-${index}`,
  })),
});

/** Each message read by its schema, as from a message between contexts, and rendered for every transport. */
export async function measureRendering(): Promise<Row[]> {
  const raw = Array.from({ length: count }, (_, nth) => messageOf(nth));
  const times: number[] = [];
  for (let turn = 0; turn <= rounds; turn += 1) {
    const began = performance.now();
    for (const one of raw) {
      const message = v.parse(RichMessage, one);
      for (const transport of transports) {
        if (!renderMessage(message, transport, words).ok) throw new Error('A message was not rendered.');
      }
    }
    // The first one warms up.
    if (turn > 0) times.push(performance.now() - began);
  }
  return [
    {
      name: 'rich.render_10000_ms',
      value: round(median(times)),
      unit: 'ms',
      n: count,
      note: `${count} messages of 3 buttons, 20 quick replies and a file: validated and rendered for ${transports.join(', ')}; Node, median of ${rounds}`,
    },
  ];
}
