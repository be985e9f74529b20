/** The keys, shown by `?`. */
import { X } from 'lucide-react';
import { IconButton } from '#extension/components/IconButton.tsx';
import { Popover } from '#extension/components/Popover.tsx';

const keys: readonly [string, string][] = [
  ['N', 'Type an event'],
  ['C', 'Open the chat'],
  ['Ctrl Enter', 'Ask instead of add, add instead of ask'],
  ['Alt Shift  A', 'On any page: add what is selected'],
  ['T', 'Today'],
  ['D  W  A', 'Day, week, agenda'],
  ['F', 'Find a time'],
  ['[  ]', 'Previous, next page'],
  ['Ctrl Z', 'Undo the latest change'],
  ['↑  ↓', 'Event before, after'],
  ['←  →', 'Event on the day before, after'],
  ['Alt  ↑ ↓', 'Move by 15 minutes'],
  ['Alt  ← →', 'Move by a day'],
  ['Alt Shift  ↑ ↓', 'Move the end'],
  ['Alt Shift  ← →', 'Move the start'],
  ['Enter', 'Keep what was moved, or open'],
  ['Esc', 'Put it back, or close'],
  ['Delete', 'Remove'],
];

export function KeysDialog({ onClose }: { onClose(): void }) {
  return (
    <Popover label="Keys" onClose={onClose}>
      <div className="p-3">
        <header className="mb-2 flex items-center">
          <h2 className="flex-1 text-[0.9375rem] font-semibold">Keys</h2>
          <IconButton label="Close" onClick={onClose} data-autofocus>
            <X size={16} />
          </IconButton>
        </header>
        <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-3 gap-y-1.5">
          {keys.map(([key, what]) => (
            <div key={key} className="contents">
              <dt className="flex flex-wrap gap-1">
                {key.split(/\s+/).map((cap) => (
                  <kbd
                    key={cap}
                    className="grid min-h-5 min-w-5 place-items-center rounded-[0.3125rem] bg-sunk px-1 font-sans text-xs shadow-[inset_0_-1px_0_var(--line)]"
                  >
                    {cap}
                  </kbd>
                ))}
              </dt>
              <dd className="text-muted">{what}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Popover>
  );
}
