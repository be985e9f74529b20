/**
 * The one small window that is open over the page: a card, a field, a list. Opens beside what it
 * belongs to, takes the focus when it is more than a glance, and gives it back.
 */
import type { Host } from './create-host.ts';
import { icon, make, setStyle } from './make.ts';

export type Rect = { left: number; top: number; right: number; bottom: number };

export type Floating = {
  /** Gives how to close this one, and no other that was opened after it. */
  open(content: Node[], how: How): () => void;
  close(): void;
  /** What is open, by the name it was opened with. */
  name(): string | null;
  isGlance(): boolean;
  /** Beside the same thing, wherever that is now. */
  follow(): void;
};

type How = {
  name: string;
  label: string;
  /** Asked again when the page moves. Null when the thing is gone. */
  beside(): Rect | null;
  /** Shown while hovered: takes no focus and no clicks. */
  isGlance?: boolean;
  onClose?: () => void;
  returnTo?: () => HTMLElement | null | undefined;
};

const gap = 6;

export function createFloating(host: Host): Floating {
  let open: { pop: HTMLElement; how: How } | null = null;

  const close = () => {
    if (!open) return;
    const { pop, how } = open;
    open = null;
    const hadFocus = pop.matches(':focus-within');
    pop.remove();
    how.onClose?.();
    if (hadFocus) (how.returnTo?.() ?? null)?.focus({ preventScroll: true });
  };
  const place = (pop: HTMLElement, beside: Rect) => {
    const { width, height } = pop.getBoundingClientRect();
    const right = beside.right + gap + width <= innerWidth;
    const left = right
      ? beside.right + gap
      : beside.left - gap - width >= 0
        ? beside.left - gap - width
        : innerWidth - width - 8;
    const top = Math.min(Math.max(8, beside.top), Math.max(8, innerHeight - height - 8));
    setStyle(pop, { left: `${Math.round(Math.max(8, left))}px`, top: `${Math.round(top)}px` });
  };

  return {
    open(content, how) {
      close();
      const pop = make('div', {
        class: 'pop',
        label: how.label,
        attributes: { role: how.isGlance ? 'tooltip' : 'dialog' },
      });
      if (how.isGlance) pop.dataset['glance'] = '';
      else pop.append(make('button', { class: 'x', label: 'Close', onClick: close }, icon('close')));
      pop.append(...content);
      host.root.append(pop);
      const mine = { pop, how };
      open = mine;
      const beside = how.beside();
      if (beside) place(pop, beside);
      if (!how.isGlance)
        (
          pop.querySelector<HTMLElement>('[data-autofocus]') ?? pop.querySelector<HTMLElement>('button')
        )?.focus({ preventScroll: true });
      return () => {
        if (open === mine) close();
      };
    },
    close,
    name: () => open?.how.name ?? null,
    isGlance: () => open?.how.isGlance === true,
    follow() {
      if (!open) return;
      const beside = open.how.beside();
      if (beside) place(open.pop, beside);
      else if (open.how.isGlance) close();
    },
  };
}
