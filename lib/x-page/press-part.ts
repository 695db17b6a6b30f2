import { ask } from '../platform/ask-from-page';
import type { PressPart } from './press';

/**
 * What a press does is a script of its own, loaded at the first one: most pages of X never need it. It runs in the
 * content script's world and hands itself over through that world's global, which the page does not share.
 */
const world: { asidePress?: PressPart } & object = globalThis;

export function givePressPart(part: PressPart): void {
  world.asidePress = part;
}

let loading: Promise<unknown> | undefined;

/** Undefined when it can't be loaded: the extension was updated or removed under the page. */
export async function loadPressPart(): Promise<PressPart | undefined> {
  if (!world.asidePress) {
    loading ??= ask('page.loadPress', {});
    await loading;
    loading = undefined;
  }
  return world.asidePress;
}
