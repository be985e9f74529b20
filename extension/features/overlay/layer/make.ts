/** Makes elements without ever parsing text as markup: the page may forbid that, and titles are people's. */

type Props = {
  class?: string;
  text?: string;
  label?: string;
  attributes?: Record<string, string>;
  onClick?: () => void;
};

export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  props: Props = {},
  ...children: (Node | null)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  if (props.class) element.className = props.class;
  if (props.text !== undefined) element.textContent = props.text;
  if (props.label !== undefined) element.setAttribute('aria-label', props.label);
  for (const [key, value] of Object.entries(props.attributes ?? {})) element.setAttribute(key, value);
  const { onClick } = props;
  if (onClick) element.addEventListener('click', () => onClick());
  for (const child of children) if (child) element.append(child);
  if (element instanceof HTMLButtonElement && !element.hasAttribute('type')) element.type = 'button';
  return element;
}

/** What is taken out of one place and put into another loses the focus: it is given back. */
export function keepingFocus(place: Element, move: () => void): void {
  const root = place.getRootNode();
  const focused = root instanceof ShadowRoot ? root.activeElement : null;
  move();
  if (root instanceof ShadowRoot && focused instanceof HTMLElement && root.activeElement !== focused)
    focused.focus({ preventScroll: true });
}

/** Writes only what differs: layers are visited in every frame. */
export function setStyle(element: HTMLElement, styles: Record<string, string>): void {
  for (const [name, value] of Object.entries(styles))
    if (element.style.getPropertyValue(name) !== value) element.style.setProperty(name, value);
}

export function setAttribute(element: Element, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** Paths of 24 × 24, stroked; drawn here because the page's own icons are not ours. */
const icons = {
  panel: 'M4 5h16v14H4zM14 5v14',
  plus: 'M12 5v14M5 12h14',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l4 4',
  undo: 'M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3',
  close: 'M6 6l12 12M18 6 6 18',
} as const;

export function icon(name: keyof typeof icons): SVGElement {
  const ns = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(ns, 'svg');
  for (const [key, value] of Object.entries({ viewBox: '0 0 24 24', 'aria-hidden': 'true', class: 'icon' }))
    svg.setAttribute(key, value);
  const path = document.createElementNS(ns, 'path');
  path.setAttribute('d', icons[name]);
  svg.append(path);
  return svg;
}
