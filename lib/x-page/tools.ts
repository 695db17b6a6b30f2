import type { PageContext } from '../message/page-context';
import { sentenceInPage } from '../platform/words-in-page';
import { barOf, type ToolName } from './bars';
import type { Composer } from './composers';
import { isComposing, lastUsedEditor } from './editor-use';
import { linkIcon, panelIcon, templatesIcon } from './icons';
import { type LastAnswered, readLastAnswered } from './last-answered';
import look from './look.css?inline';
import { make, makeRoot, makeTool, onPress } from './make';
import { nameOf } from './names';
import type { Presses } from './press';
import { loadPressPart } from './press-part';
import { keepStand, type PressHere } from './stands';
import { dress, onThemeChange } from './theme';

/** Our buttons in one bar of X, and what the first script knows of it. */
export interface Stand {
  readonly bar: Element;
  readonly surface: HTMLElement;
  /** In chat there is none. */
  readonly link: HTMLElement | undefined;
  readonly templates: HTMLElement;
  readonly signal: AbortSignal;
  readonly isComposing: (editor: Element) => boolean;
  readonly lastUsedEditor: () => Element | undefined;
  readonly lastAnswered: () => LastAnswered | undefined;
}

/** The same with what the second script adds. */
export interface Tools extends Stand {
  readonly findComposer: () => Composer | undefined;
  readonly readContext: (composer: Composer | undefined) => PageContext;
}

const icons: Record<ToolName, string> = { link: linkIcon, templates: templatesIcon, panel: panelIcon };

/**
 * Puts our buttons after X's own tools, where a row too narrow for them scrolls as X's own do: nothing moves.
 * They stand in a shadow root, so that X's styles and ours never meet.
 */
export function mountTools(bar: Element, signal: AbortSignal): Element {
  for (const left of bar.querySelectorAll('[data-aside]')) left.remove();
  const { list, buttons } = barOf(bar);
  const host = make('div', { 'data-aside': '', role: 'presentation' });
  const surface = make('div', { class: 'surface' });
  const tools = new Map(buttons.map((name) => [name, makeTool(icons[name], nameOf(name))]));
  const templates = tools.get('templates') ?? surface;
  templates.setAttribute('aria-haspopup', 'dialog');
  templates.setAttribute('aria-expanded', 'false');
  surface.append(...tools.values());
  makeRoot(host, make('style', {}, look), surface);

  const press = usePresses({
    bar,
    surface,
    link: tools.get('link'),
    templates,
    signal,
    isComposing,
    lastUsedEditor,
    lastAnswered: readLastAnswered,
  });
  keepStand(bar, press, signal);
  // The time of a press itself is enough to load what it does.
  surface.addEventListener('pointerdown', loadPressPart);
  for (const [name, button] of tools) onPress(button, () => press(name));

  const redress = () => dress(surface, bar);
  redress();
  (bar.querySelector(list) ?? bar.firstElementChild ?? bar).append(host);
  host.addEventListener('pointerenter', redress);
  onThemeChange(redress, signal);
  signal.addEventListener('abort', () => host.remove());
  return host;
}

function usePresses(stand: Stand): PressHere {
  let presses: Presses | undefined;
  let excuse: Element | undefined;
  return async (button) => {
    const part = await loadPressPart();
    presses ??= part?.makePresses(stand);
    excuse?.remove();
    if (presses) return presses[button]();
    // What could say so in a better place is what did not come.
    excuse ??= make('span', { role: 'alert' }, sentenceInPage('problem_internal'));
    stand.surface.append(excuse);
  };
}
