/**
 * A way to ask the agent about words selected in one of Google's events. The words leave the page only
 * by a tap on the button that appears beside them, and only they.
 */
import type { Host } from './create-host.ts';
import { make, setStyle } from './make.ts';

const mostText = 2_000;

export function watchSelection(
  input: { host: Host; signal: AbortSignal; isShown(): boolean },
  onAsk: (text: string) => void,
): void {
  const { host, signal } = input;
  let text = '';
  const button = make('button', {
    class: 'ask',
    text: 'Ask the agent',
    onClick() {
      button.remove();
      if (text !== '') onAsk(text);
    },
  });

  const look = () => {
    const selection = getSelection();
    text = selection?.toString().trim().slice(0, mostText) ?? '';
    const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
    const around = range?.commonAncestorContainer;
    const element = around instanceof Element ? around : around?.parentElement;
    // An event on the page, or the window in which Google shows one.
    const isInEvent = element?.closest('[data-eventid],[role="dialog"]') != null;
    const rect = range?.getBoundingClientRect();
    if (!isInEvent || text === '' || !rect || rect.width === 0 || !input.isShown()) return button.remove();
    if (!button.isConnected) host.root.append(button);
    const { width } = button.getBoundingClientRect();
    const left = Math.min(Math.max(8, rect.left), innerWidth - width - 8);
    const top = rect.bottom + 36 < innerHeight ? rect.bottom + 6 : rect.top - 34;
    setStyle(button, { left: `${Math.round(left)}px`, top: `${Math.round(top)}px` });
  };
  document.addEventListener('selectionchange', () => requestAnimationFrame(() => !signal.aborted && look()), {
    signal,
  });
}
