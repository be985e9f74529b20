/** A titled part of the settings; its rows stand on one card. */
import { useId, type ReactNode } from 'react';

export function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2">
      <h2 id={id} className="px-1 text-[0.9375rem] font-semibold">
        {title}
      </h2>
      <div className="divide-y divide-line rounded-card bg-surface px-3.5 shadow-card">{children}</div>
    </section>
  );
}

type RowProps = { label: ReactNode; note?: ReactNode; htmlFor?: string; children?: ReactNode };

export function Row({ label, note, htmlFor, children }: RowProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 py-2.5">
      <div className="min-w-32 flex-1">
        {htmlFor === undefined ? (
          <p className="font-medium">{label}</p>
        ) : (
          <label htmlFor={htmlFor} className="font-medium">
            {label}
          </label>
        )}
        {note !== undefined && <p className="text-muted">{note}</p>}
      </div>
      {children}
    </div>
  );
}
