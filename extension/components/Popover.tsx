/**
 * Something that floats over the panel next to what it is about: the browser's own popover (top layer,
 * Escape, a click outside closes, focus goes back) placed by CSS anchors.
 */
import { useEffect, useRef, type ReactNode } from 'react';

type Props = {
  label: string;
  /** The `anchor-name` it stands next to; without one it stands in the middle. */
  anchor?: string;
  /** Stays open when something outside is clicked: for forms with unsaved words. */
  isKept?: boolean;
  className?: string;
  onClose(): void;
  children: ReactNode;
};

export function Popover({ label, anchor, isKept, className = '', onClose, children }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;

  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const before = document.activeElement;
    element.showPopover();
    (element.querySelector<HTMLElement>('[data-autofocus]') ?? element).focus();
    const onToggle = (e: Event) => (e as ToggleEvent).newState === 'closed' && close.current();
    element.addEventListener('toggle', onToggle);
    return () => {
      element.removeEventListener('toggle', onToggle);
      const isInside = element.contains(document.activeElement) || document.activeElement === document.body;
      if (isInside && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [isKept]);

  return (
    <div
      ref={ref}
      key={isKept ? 'kept' : 'light'}
      popover={isKept ? 'manual' : 'auto'}
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      className={`popover appear rounded-card bg-raised text-text shadow-high outline-none ${className}`}
      style={anchor ? { positionAnchor: anchor } : undefined}
      data-anchored={anchor ? '' : undefined}
      onKeyDown={(e) => {
        if (e.key !== 'Escape') return;
        e.preventDefault();
        e.stopPropagation();
        onClose();
      }}
    >
      {children}
    </div>
  );
}
