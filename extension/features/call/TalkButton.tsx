/** Starts a call; gone while one is on, starting or held by another window. */
import { Mic } from 'lucide-react';
import { Button } from '#extension/components/Button.tsx';
import { useCall, useCallState } from './CallProvider.tsx';

export function TalkButton() {
  const { talk } = useCall();
  const { at } = useCallState();
  if (!['idle', 'checking', 'ended', 'refused'].includes(at)) return null;
  return (
    <Button weight="main" disabled={at === 'checking'} onClick={() => void talk()}>
      <Mic size={15} aria-hidden />
      Talk
    </Button>
  );
}
