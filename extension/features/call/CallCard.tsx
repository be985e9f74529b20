/** Something to say about a call that is not one: a title, words, what can be done. */
import { X } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { IconButton } from '#extension/components/IconButton.tsx';

type Props = { title: string; tone?: 'plain' | 'warn'; onClose?: () => void; children: ReactNode };

export function CallCard({ title, tone = 'plain', onClose, children }: Props) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      role={tone === 'warn' ? 'alert' : undefined}
      className={`appear flex flex-col items-start gap-2 rounded-card p-3.5 shadow-card ${
        tone === 'warn' ? 'bg-warn-soft' : 'bg-surface'
      }`}
    >
      <div className="flex w-full items-start justify-between gap-2">
        <h2 id={id} className="text-[0.9375rem]/5 font-semibold text-balance">
          {title}
        </h2>
        {onClose && (
          <IconButton label="Close" className="-my-1 -mr-1.5" onClick={onClose}>
            <X size={16} />
          </IconButton>
        )}
      </div>
      {children}
    </section>
  );
}
