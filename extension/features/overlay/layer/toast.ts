/** The server's answer to what was just done here, with what can be done next. */
import type { Outcome } from '#shared/outcome.ts';
import type { Host } from './create-host.ts';
import { icon, make } from './make.ts';

export type ToastButton = { text: string; onClick(): void };

export type Toast = { show(outcome: Pick<Outcome, 'say'>, buttons: ToastButton[]): void; close(): void };

const shownMs = 10_000;

export function createToast(host: Host, signal: AbortSignal): Toast {
  let shown: HTMLElement | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const close = () => {
    clearTimeout(timer);
    shown?.remove();
    shown = null;
  };
  signal.addEventListener('abort', close);
  return {
    show({ say }, buttons) {
      close();
      const row = buttons.length > 0 ? make('div', { class: 'row' }) : null;
      for (const { text, onClick } of buttons)
        row?.append(
          make('button', {
            text,
            onClick() {
              close();
              onClick();
            },
          }),
        );
      shown = make(
        'div',
        { class: 'pop toast', label: 'Answer', attributes: { role: 'group' } },
        make('p', { text: say }),
        row,
        make('button', { class: 'x', label: 'Close', onClick: close }, icon('close')),
      );
      host.root.append(shown);
      host.announce(say);
      const shownNow = shown;
      // Whoever reads or reaches for it keeps it.
      const leave = () => {
        if (shown !== shownNow) return;
        if (shownNow.matches(':hover, :focus-within')) timer = setTimeout(leave, 2_000);
        else close();
      };
      timer = setTimeout(leave, shownMs);
    },
    close,
  };
}
