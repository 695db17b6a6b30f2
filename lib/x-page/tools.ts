import { i18n } from '#i18n';
import type { PageContext } from '../message/page-context';
import { type Composer, findComposer } from './composers';
import { isComposing, lastUsedEditor } from './editor-use';
import { linkIcon, templatesIcon } from './icons';
import look from './look.css?inline';
import { make, makeIcon, onPress } from './make';
import { readPageContext } from './page-context';
import type { Presses } from './press';
import { loadPresses } from './press-part';
import * as x from './selectors';
import { dress, onThemeChange } from './theme';

/** Our two buttons in one toolbar, and what a press of them works with. */
export interface Tools {
  readonly surface: HTMLElement;
  readonly link: HTMLElement;
  readonly templates: HTMLElement;
  readonly signal: AbortSignal;
  readonly findComposer: () => Composer | undefined;
  readonly isComposing: (editor: Element) => boolean;
  readonly readContext: (composer: Composer | undefined) => PageContext;
}

/**
 * Puts the two buttons after X's own tools, where a row too narrow for them scrolls as X's own do: nothing moves.
 * They stand in a shadow root, so that X's styles and ours never meet.
 */
export function mountTools(toolbar: Element, signal: AbortSignal): Element {
  for (const left of toolbar.querySelectorAll('[data-aside]')) left.remove();
  const host = make('div', { 'data-aside': '', role: 'presentation' });
  const surface = make('div', { class: 'surface' });
  const link = makeTool(i18n.t('page.link'), linkIcon);
  const templates = makeTool(i18n.t('page.templates'), templatesIcon);
  templates.setAttribute('aria-haspopup', 'dialog');
  templates.setAttribute('aria-expanded', 'false');
  surface.append(link, templates);
  const root = host.attachShadow({ mode: 'open' });
  root.append(make('style', {}, look), surface);
  keepToOurselves(root);

  const press = usePresses({
    surface,
    link,
    templates,
    signal,
    findComposer: () => findComposer(toolbar, lastUsedEditor()),
    isComposing,
    readContext: (composer) => readPageContext(composer?.kind.findAnswered(composer.scope)),
  });
  // The time of a press itself is enough to load what it does.
  surface.addEventListener('pointerdown', loadPresses);
  onPress(link, () => press('link'));
  onPress(templates, () => press('templates'));

  (toolbar.querySelector(x.toolList) ?? toolbar.firstElementChild ?? toolbar).append(host);
  const redress = () => dress(surface, toolbar);
  // X's styles are computed for this frame anyway.
  requestAnimationFrame(redress);
  host.addEventListener('pointerenter', redress);
  onThemeChange(redress, signal);
  signal.addEventListener('abort', () => host.remove());
  return host;
}

function usePresses(tools: Tools): (button: keyof Presses) => Promise<void> {
  let presses: Presses | undefined;
  let excuse: Element | undefined;
  return async (button) => {
    const makePresses = await loadPresses();
    presses ??= makePresses?.(tools);
    excuse?.remove();
    if (presses) return presses[button]();
    // What could say so in a better place is what did not come.
    excuse ??= make('span', { role: 'alert' }, i18n.t('problem.internal'));
    tools.surface.append(excuse);
  };
}

function makeTool(name: string, icon: string): HTMLButtonElement {
  return make(
    'button',
    { type: 'button', role: 'button', class: 'tool', 'aria-label': name, title: name },
    makeIcon(icon),
  );
}

/**
 * X's composer takes the focus at a click that does not come from a button, and from outside our root ours do not
 * look like one. Its shortcuts listen for keys. `mouseup` must go through: React counts on seeing each one.
 */
function keepToOurselves(root: ShadowRoot): void {
  const types = 'click mousedown dblclick keydown keyup keypress beforeinput input paste copy cut';
  for (const type of types.split(' ')) root.addEventListener(type, (event) => event.stopPropagation());
}
