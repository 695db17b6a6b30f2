/** Makes an element with attributes and children; text stays text. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const svg = 'http://www.w3.org/2000/svg';

/** Makes an icon on X's own grid of 24, drawn with lines in the colour of the text. */
export function makeIcon(path: string): SVGElement {
  const icon = document.createElementNS(svg, 'svg');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('aria-hidden', 'true');
  const lines = document.createElementNS(svg, 'path');
  lines.setAttribute('d', path);
  icon.append(lines);
  return icon;
}

/** Makes a button that shows nothing but its icon. */
export const makeTool = (path: string, name: string) =>
  make(
    'button',
    { type: 'button', role: 'button', class: 'tool', 'aria-label': name, title: name },
    makeIcon(path),
  );

/**
 * Acts on a press by a person: a click that a script of the page made is not trusted and does nothing. The editor
 * keeps its focus and caret.
 */
export function onPress(element: HTMLElement, act: (event: MouseEvent) => void): void {
  element.addEventListener('mousedown', (event) => event.preventDefault());
  element.addEventListener('click', (event) => {
    if (event.isTrusted) act(event);
  });
}

/**
 * Makes the root that what is ours stands in. Closed: what an agent's templates say is not for scripts of the page.
 * X's composer takes the focus at a click that does not come from a button, and from outside our root ours do not
 * look like one. Its shortcuts listen for keys. `mouseup` must go through: React counts on seeing each one.
 */
export function makeRoot(host: HTMLElement, ...children: Node[]): void {
  const root = host.attachShadow({ mode: 'closed' });
  root.append(...children);
  const types = 'click mousedown dblclick keydown keyup keypress beforeinput input paste copy cut';
  for (const type of types.split(' ')) root.addEventListener(type, (event) => event.stopPropagation());
}
