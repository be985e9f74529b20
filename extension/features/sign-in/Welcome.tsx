/** The frame of every screen before the schedule: the mark, one sentence, what can be done. */
import type { ReactNode } from 'react';

export function Welcome({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="grid h-full min-h-0 overflow-y-auto bg-bg">
      <div className="appear m-auto flex w-full max-w-96 flex-col gap-4 px-5 py-8">
        <img src="/icon/128.png" alt="" width={44} height={44} />
        <h1 className="text-balance text-[1.375rem]/7 font-semibold tracking-tight">{title}</h1>
        {children}
      </div>
    </main>
  );
}
