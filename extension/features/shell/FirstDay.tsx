/** An empty day of an empty calendar: three sentences to try. A tap puts one into the composer, to be read before it is added. */
import { Quote } from 'lucide-react';

const examples = ['Gym tomorrow 7am', 'Lunch Friday at noon for 45 minutes', 'Dentist next Tuesday 3pm'];

export function FirstDay({ onTry }: { onTry(text: string): void }) {
  return (
    <section
      aria-label="Getting started"
      className="pointer-events-none absolute inset-0 z-10 grid place-items-center p-4 ps-[var(--gutter)]"
    >
      <div className="appear pointer-events-auto flex w-full max-w-72 flex-col gap-2 rounded-card border border-line bg-raised p-4 shadow-card">
        <h2 className="text-[0.9375rem] font-semibold">Nothing on this day yet</h2>
        <p className="text-muted">Talk, type below, or tap a sentence to try it:</p>
        <ul className="flex flex-col gap-1.5">
          {examples.map((text) => (
            <li key={text}>
              <button
                type="button"
                onClick={() => onTry(text)}
                className="flex min-h-8 w-full items-center gap-2 rounded-control bg-accent-soft px-2.5 py-1 text-start text-accent hover:brightness-97"
              >
                <Quote size={13} aria-hidden="true" className="shrink-0" />
                {text}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
