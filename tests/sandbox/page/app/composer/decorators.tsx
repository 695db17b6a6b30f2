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

/** What is over the limit, painted red. Draft.js hands over the new block, but the content as it was before. */
const overflowing: Strategy = (block, found, content) => {
  const blocks = content.getBlocksAsArray();
  const place = blocks.findIndex((other) => other.getKey() === block.getKey());
  const before = blocks.slice(0, Math.max(0, place)).map((other) => `${other.getText()}\n`);
  const start = before.join('').length;
  const fits = fitting(before.join('') + block.getText());
  if (fits - start < block.getLength()) found(Math.max(0, fits - start), block.getLength());
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
