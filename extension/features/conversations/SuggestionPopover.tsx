/** The question behind a ghost on the schedule, next to it. */
import { X } from 'lucide-react';
import { IconButton } from '#extension/components/IconButton.tsx';
import { Popover } from '#extension/components/Popover.tsx';
import type { Suggestion } from '#shared/conversation/suggestion.ts';
import { SuggestionCard } from './SuggestionCard.tsx';

export function SuggestionPopover({ suggestion, onClose }: { suggestion: Suggestion; onClose(): void }) {
  return (
    <Popover label="A question from a talk" anchor="--open-event" onClose={onClose}>
      <div className="flex flex-col gap-2 p-2.5">
        <header className="flex items-center">
          <h2 className="flex-1 ps-1 text-xs font-semibold text-muted">A question from a talk</h2>
          <IconButton label="Close" onClick={onClose} data-autofocus>
            <X size={16} />
          </IconButton>
        </header>
        <SuggestionCard suggestion={suggestion} onSettled={onClose} />
      </div>
    </Popover>
  );
}
