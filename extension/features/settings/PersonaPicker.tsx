/** Who to talk to next, right beside Talk. */
import { Check } from 'lucide-react';
import { Popover } from '#extension/components/Popover.tsx';
import { useSettings } from './SettingsProvider.tsx';
import { usePersonas } from './use-personas.ts';

export function PersonaPicker({ anchor, onClose }: { anchor: string; onClose(): void }) {
  const { settings, update } = useSettings();
  const personas = usePersonas();
  return (
    <Popover label="Who to talk to" anchor={anchor} className="justify-self-end!" onClose={onClose}>
      <div className="flex flex-col p-1.5" role="group" aria-label="Persona of the next talk">
        {personas.length === 0 && <p className="p-2.5 text-muted">Asking your server…</p>}
        {personas.map(({ name, title, line }) => {
          const isChosen = name === settings.persona;
          return (
            <button
              key={name}
              type="button"
              aria-pressed={isChosen}
              onClick={() => {
                void update({ persona: name }).catch(() => undefined);
                onClose();
              }}
              className={`flex items-start gap-2.5 rounded-control px-2.5 py-1.5 text-start hover:bg-sunk ${isChosen ? 'bg-accent-soft' : ''}`}
            >
              <span className="min-w-0 flex-1">
                <b className="block font-semibold">{title}</b>
                <span className="text-muted">{line}</span>
              </span>
              {isChosen && <Check size={15} className="mt-0.5 shrink-0 text-accent" aria-hidden="true" />}
            </button>
          );
        })}
      </div>
    </Popover>
  );
}
