import { CompositeDecorator, type ContentBlock, type ContentState } from 'draft-js';
import type { ReactNode } from 'react';
import { fitting } from '../weigh';

type Strategy = (
  block: ContentBlock,
  found: (start: number, end: number) => void,
  content: ContentState,
) => void;

const matching =
  (pattern: RegExp): Strategy =>
  (block, found) => {
    for (const { index, 0: text } of block.getText().matchAll(pattern)) found(index, index + text.length);
  };

/** What is over the limit, painted red. */
const overflowing: Strategy = (block, found, content) => {
  const text = content.getPlainText('\n');
  const fits = fitting(text);
  if (fits >= text.length) return;
  const before = content.getBlockMap().takeUntil((other) => other === block);
  const start = before.reduce((sum = 0, other) => sum + (other?.getLength() ?? 0) + 1, 0);
  const from = Math.max(0, fits - start);
  if (from < block.getLength()) found(from, block.getLength());
};

const Accent = ({ children }: { children?: ReactNode }) => <span className="accent">{children}</span>;
const Overflow = ({ children }: { children?: ReactNode }) => <span className="overflow">{children}</span>;
const Emoji = ({ children }: { children?: ReactNode }) => (
  <span className="emoji">
    <span>{children}</span>
  </span>
);

/** Colours addresses, mentions and tags, wraps emoji, as X's editor does. The first that fits a place wins. */
export const decorator = new CompositeDecorator([
  { strategy: overflowing, component: Overflow },
  {
    strategy: matching(/https?:\/\/[^\s]+|(?<![\p{L}\p{N}_])[@#$][\p{L}\p{N}_]+/gu),
    component: Accent,
  },
  {
    strategy: matching(
      /\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\ufe0f|\u200d\p{Extended_Pictographic})*/gu,
    ),
    component: Emoji,
  },
]);
