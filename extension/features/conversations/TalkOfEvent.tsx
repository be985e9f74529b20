/** The talk that changed an event last, as a way there: to the place where it was done. */
import './talks.css';
import { useEffect, useState } from 'react';
import { usePorts } from '#extension/features/live-schedule/PanelPorts.tsx';
import { useTalkDesk } from './TalkDesk.tsx';
import type { Origin } from './talks-api.ts';

export function TalkOfEvent({ id, version, onLeave }: { id: string; version: number; onLeave(): void }) {
  const { talks } = usePorts();
  const showTalk = useTalkDesk();
  const [origin, setOrigin] = useState<Origin | null>(null);
  useEffect(() => {
    let isGone = false;
    // What cannot be looked up is only a way less.
    talks.schedule.origin.query({ id }).then(
      (found) => isGone || setOrigin(found),
      () => {},
    );
    return () => void (isGone = true);
  }, [talks, id, version]);
  if (!origin || !showTalk) return null;
  return (
    <p className="text-xs text-muted">
      In the talk{' '}
      <button
        type="button"
        className="digest-talk"
        dir="auto"
        onClick={() => {
          onLeave();
          showTalk({ conversationId: origin.conversationId, change: origin.version });
        }}
      >
        {origin.title || 'it was changed in'}
      </button>
    </p>
  );
}
