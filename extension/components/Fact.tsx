/** One thing known about an event or an appointment: a sign, its name for who cannot see it, and what it is. */
import type { ReactNode } from 'react';

export function Fact({ icon, name, children }: { icon: ReactNode; name: string; children: ReactNode }) {
  return (
    <div className="flex gap-2">
      <dt className="mt-0.5 shrink-0 text-muted">
        <span className="sr-only">{name}</span>
        <span aria-hidden="true">{icon}</span>
      </dt>
      <dd className="min-w-0 flex-1 break-words" dir="auto">
        {children}
      </dd>
    </div>
  );
}
