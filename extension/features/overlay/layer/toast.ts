/** The server's answer to what was just done here, with what can be done next; or a question before it is done. */
import type { Outcome } from '#shared/outcome.ts';
import type { Host } from './create-host.ts';
import { icon, make } from './make.ts';

export type ToastButton = { text: string; onClick(): void };

export type Toast = {
  show(outcome: Pick<Outcome, 'say'>, buttons: ToastButton[]): void;
  /** Takes the focus and waits; null when it was closed without an answer. */
  ask<T extends string>(say: string, answers: readonly (readonly [T, string])[]): Promise<T | null>;
  close(): void;
};

const shownMs = 10_000;

export function createToast(host: Host, signal: AbortSignal): Toast {
  let shown: { element: HTMLElement; isQuestion?: boolean; onClosed(): void } | null = null;
  /** Came while a question was open: it waits, for what is asked must not be answered by itself. */
  let waiting: (() => void) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const close = () => {
    clearTimeout(timer);
    const closed = shown;
    shown = null;
    closed?.element.remove();
    closed?.onClosed();
    // After whatever takes its place at once.
    queueMicrotask(() => {
      if (shown || signal.aborted) return;
      const next = waiting;
      waiting = null;
      next?.();
    });
  };
  signal.addEventListener('abort', close);

  const open = (say: string, buttons: readonly ToastButton[], onClosed: () => void): HTMLElement => {
    close();
    const row = buttons.length > 0 ? make('div', { class: 'row' }) : null;
    for (const { text, onClick } of buttons)
      row?.append(
        make('button', {
          text,
          onClick() {
            onClick();
            if (shown?.element === element) close();
          },
        }),
      );
    const element = make(
      'div',
      { class: 'pop toast', label: 'Answer', attributes: { role: 'group' } },
      make('p', { text: say }),
      row,
      make('button', { class: 'x', label: 'Close', onClick: close }, icon('close')),
    );
    shown = { element, onClosed };
    host.root.append(element);
    host.announce(say);
    return element;
  };

  return {
    show(outcome, buttons) {
      if (shown?.isQuestion) {
        waiting = () => this.show(outcome, buttons);
        return;
      }
      const { say } = outcome;
      const element = open(say, buttons, () => undefined);
      // Whoever reads or reaches for it keeps it.
      const leave = () => {
        if (shown?.element !== element) return;
        if (element.matches(':hover, :focus-within')) timer = setTimeout(leave, 2_000);
        else close();
      };
      timer = setTimeout(leave, shownMs);
    },
    ask(say, answers) {
      const { promise, resolve } = Promise.withResolvers<(typeof answers)[number][0] | null>();
      const before = host.element.shadowRoot?.activeElement;
      const buttons = answers.map(([value, text]) => ({ text, onClick: () => resolve(value) }));
      const element = open(say, buttons, () => {
        resolve(null);
        if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
      });
      if (shown) shown.isQuestion = true;
      element.setAttribute('role', 'dialog');
      element.setAttribute('aria-label', say);
      element.querySelector('button')?.focus({ preventScroll: true });
      return promise;
    },
    close,
  };
}
