import type { ToolName } from './bars';
import { lastUsedEditor } from './editor-use';
import * as x from './selectors';

/**
 * Presses a button of a bar. Three have none: `reply` begins a private reply there, `check` looks at the draft's link,
 * `inline` puts in the template whose shortcut was typed.
 */
export type PressHere = (button: ToolName | 'reply' | 'check' | 'inline') => Promise<void>;

const stands = new Map<Element, PressHere>();

export function keepStand(bar: Element, press: PressHere, signal: AbortSignal): void {
  stands.set(bar, press);
  signal.addEventListener('abort', () => stands.delete(bar));
}

export const allStands = (): ReadonlyMap<Element, PressHere> => stands;

/** The bar of the composer in front: the dialog's, else the one that was written in last, else the first. */
export function frontStand(): PressHere | undefined {
  const bars = [...stands.keys()];
  const editor = lastUsedEditor();
  const near = bars
    .map((bar) => ({ bar, at: editor?.isConnected ? distance(bar, editor) : 0 }))
    .toSorted((one, other) => one.at - other.at)[0]?.bar;
  const front = bars.find((bar) => bar.closest(x.dialog)) ?? near;
  return front && stands.get(front);
}

/** How many elements above `bar` the first one holds `editor`. */
function distance(bar: Element, editor: Element): number {
  let steps = 0;
  for (let around: Element | null = bar; around && !around.contains(editor); around = around.parentElement)
    steps += 1;
  return steps;
}
