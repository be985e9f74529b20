/** The panel's top: which day, whether it is live, the way to talk, the menu. */
import { useRef, type ReactNode } from 'react';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { IconButton } from '#extension/components/IconButton.tsx';
import type { Freshness } from '#extension/features/live-schedule/PanelPorts.tsx';
import { FreshnessPill } from './FreshnessPill.tsx';

type Props = {
  title: string;
  date: string;
  freshness: Freshness | null;
  /** What one page is: `day`, `3 days`, `week`. */
  pageName: string;
  onTurn(by: -1 | 1): void;
  onGo(date: string): void;
  talk: ReactNode;
  menu: ReactNode;
};

export function Header({ title, date, freshness, pageName, onTurn, onGo, talk, menu }: Props) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <header className="relative z-20 panel-header flex min-h-12 items-center gap-x-1 border-b border-line bg-surface px-2 py-1">
      <IconButton label={`Previous ${pageName}`} onClick={() => onTurn(-1)}>
        <ChevronLeft size={17} className="rtl:-scale-x-100" />
      </IconButton>
      <h1 className="relative min-w-12 shrink">
        <button
          type="button"
          onClick={() => picker.current?.showPicker()}
          title="Go to a date"
          className="block max-w-full truncate rounded-control px-1 py-1 text-[0.875rem] font-semibold tracking-[-0.01em] hover:bg-sunk"
        >
          {title}
        </button>
        <input
          ref={picker}
          type="date"
          tabIndex={-1}
          aria-hidden="true"
          className="pointer-events-none absolute inset-x-0 bottom-0 h-0 opacity-0"
          value={date}
          onChange={(e) => e.target.value !== '' && onGo(e.target.value)}
        />
      </h1>
      <IconButton label={`Next ${pageName}`} onClick={() => onTurn(1)}>
        <ChevronRight size={17} className="rtl:-scale-x-100" />
      </IconButton>
      <FreshnessPill freshness={freshness} />
      <span className="ms-auto flex shrink-0 items-center gap-1">
        {talk}
        {menu}
      </span>
    </header>
  );
}
