/** Starts a call, and says with whom; gone while one is on, starting or held by another window. */
import { lazy, Suspense, useRef, useState } from 'react';
import { ChevronDown, Mic } from 'lucide-react';
import { Button } from '#extension/components/Button.tsx';
import { useCall, useCallState } from './CallProvider.tsx';

const PersonaPicker = lazy(async () => ({
  default: (await import('../settings/PersonaPicker.tsx')).PersonaPicker,
}));
const anchorName = '--talk';

export function TalkButton() {
  const { talk } = useCall();
  const { at } = useCallState();
  const [isChoosing, setChoosing] = useState(false);
  // A press on the button has closed an open list before the click arrives.
  const wasOpen = useRef(false);
  if (!['idle', 'checking', 'ended', 'refused'].includes(at)) return null;
  return (
    <span className="talk flex" style={{ anchorName }}>
      <Button weight="main" disabled={at === 'checking'} onClick={() => void talk()}>
        <Mic size={15} aria-hidden />
        Talk
      </Button>
      <Button
        weight="main"
        className="talk-more"
        aria-label="Choose the persona"
        title="Choose the persona"
        aria-haspopup="dialog"
        aria-expanded={isChoosing}
        onPointerDown={() => (wasOpen.current = isChoosing)}
        onClick={() => {
          setChoosing(!wasOpen.current);
          wasOpen.current = false;
        }}
      >
        <ChevronDown size={14} aria-hidden />
      </Button>
      {isChoosing && (
        <Suspense fallback={null}>
          <PersonaPicker anchor={anchorName} onClose={() => setChoosing(false)} />
        </Suspense>
      )}
    </span>
  );
}
