import * as x from './selectors';

/** A row of X's own tools that ours stand in, by what is written above it. */
export interface Bar {
  readonly kind: 'post' | 'chat';
  /** What the row is. */
  readonly selector: string;
  /** The list of X's tools in it; where X has lost it, the row itself. */
  readonly list: string;
  /** Which of our buttons stand there: a private conversation has no use for a link into itself. */
  readonly buttons: readonly ToolName[];
}

export type ToolName = 'link' | 'templates' | 'panel';

const postBar: Bar = {
  kind: 'post',
  selector: x.toolbar,
  list: x.toolList,
  buttons: ['link', 'templates'],
};
const chatBar: Bar = {
  kind: 'chat',
  selector: x.chatComposer,
  list: x.chatTools,
  buttons: ['templates', 'panel'],
};

export const anyBar = `${postBar.selector}, ${chatBar.selector}`;

export const barOf = (element: Element): Bar => (element.matches(chatBar.selector) ? chatBar : postBar);
