/**
 * Our one element on Google's page: `<calendar-agent-overlay>` in `body`, everything else in its open
 * shadow root. A page's script can reach an open root, so nothing here acts on an event that the
 * browser itself did not make (`isTrusted`).
 */
import { hostName } from '../page/read-axis.ts';
import type { HiddenReason } from '../page/page-reading.ts';
import { make, setAttribute } from './make.ts';

export type Host = {
  element: HTMLElement;
  root: HTMLElement;
  clip: HTMLElement;
  probe: HTMLElement;
  dress(css: string): void;
  /** Back into the page, when the page threw it out. */
  keep(): void;
  show(): void;
  hide(reason: HiddenReason): void;
  announce(words: string): void;
};

const untrusted = [
  'click',
  'dblclick',
  'pointerdown',
  'pointerup',
  'pointermove',
  'mousedown',
  'keydown',
  'submit',
  'input',
  'change',
];
const kept = [
  'click',
  'dblclick',
  'contextmenu',
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'focusin',
  'focusout',
];

export function createHost(signal: AbortSignal): Host {
  for (const old of document.querySelectorAll(hostName)) old.remove();
  // Custom elements cannot be registered from here; a name with a hyphen takes a shadow root all the same.
  const element = document.createElement(hostName);
  element.style.cssText = 'position:fixed;inset:0 auto auto 0;width:0;height:0';
  const shadow = element.attachShadow({ mode: 'open' });
  const clip = make('div', {
    class: 'clip',
    attributes: { role: 'region', 'aria-label': 'Calendar Agent schedule' },
  });
  const probe = make('div', { class: 'probe' });
  const spoken = make('div', { class: 'spoken', attributes: { role: 'status', 'aria-live': 'polite' } });
  const root = make('div', { class: 'root' }, probe, clip, spoken);
  shadow.append(root);
  for (const name of untrusted) {
    element.addEventListener(
      name,
      (event) => {
        if (event.isTrusted) return;
        event.stopImmediatePropagation();
        event.preventDefault();
      },
      { capture: true, signal },
    );
  }
  // What happens in here is not the page's business; it would take a click for one of its own.
  for (const name of kept) element.addEventListener(name, (event) => event.stopPropagation(), { signal });
  const set = (state: 'shown' | 'hidden', reason: string | null) => {
    setAttribute(element, 'data-state', state);
    setAttribute(element, 'data-reason', reason);
  };
  set('hidden', 'starting');
  document.body.append(element);
  signal.addEventListener('abort', () => element.remove());
  return {
    element,
    root,
    clip,
    probe,
    dress(css) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      shadow.adoptedStyleSheets = [sheet];
    },
    keep() {
      if (element.parentNode !== document.body && !signal.aborted) document.body.append(element);
    },
    show: () => set('shown', null),
    hide: (reason) => set('hidden', reason),
    announce(words) {
      spoken.textContent = words;
    },
  };
}
