/**
 * A long text can be read once more with Claude's help: only when asked, always said, and the plain
 * reading is one tap away. Every date is still worked out by code, from words that stand in the text.
 */
import { useRef, useState } from 'react';
import { Sparkles } from 'lucide-react';
import { Button } from '#extension/components/Button.tsx';
import { usePorts } from '#extension/features/live-schedule/PanelPorts.tsx';
import { unanswered } from '#extension/features/live-schedule/unanswered.ts';
import type { FoundEvent } from '#shared/language/read-selection.ts';

/** A sentence needs no help. */
const leastText = 600;

type Props = {
  text: string;
  found: readonly FoundEvent[];
  onFound(found: readonly FoundEvent[]): void;
};

export function Improve({ text, found, onFound }: Props) {
  const { api, timeZone, locale } = usePorts();
  const plain = useRef(found);
  const [state, setState] = useState<'plain' | 'asking' | 'improved'>('plain');
  const [said, setSaid] = useState<string | null>(null);
  if (text.trim().length < leastText) return null;
  const ask = async () => {
    setState('asking');
    setSaid(null);
    plain.current = found;
    try {
      const better = await api.quickAdd.improve.mutate({ text, timeZone, locale });
      if (better.kind === 'read' && better.found.length > 0) {
        setState('improved');
        return onFound(better.found);
      }
      setSaid(better.kind === 'off' ? better.say : 'Claude found nothing else in it.');
    } catch (error) {
      const outcome = unanswered(error);
      setSaid(outcome === 'signed-out' ? 'Sign in again.' : outcome.say);
    }
    setState('plain');
  };
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted" aria-live="polite">
      {state === 'improved' ? (
        <>
          <Sparkles size={13} aria-hidden="true" className="text-accent" />
          <span className="min-w-0">
            Claude pointed at the words; days and times were worked out from them here.
          </span>
          <Button
            weight="quiet"
            onClick={() => {
              setState('plain');
              onFound(plain.current);
            }}
          >
            Plain reading
          </Button>
        </>
      ) : (
        <>
          <Button weight="quiet" disabled={state === 'asking'} onClick={() => void ask()}>
            <Sparkles size={13} aria-hidden="true" />
            {state === 'asking' ? 'Claude is reading…' : 'Read it with Claude'}
          </Button>
          <span className="min-w-0">{said ?? 'The text is sent to it.'}</span>
        </>
      )}
    </div>
  );
}
