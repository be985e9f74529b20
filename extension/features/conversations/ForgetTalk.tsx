/** Asked before a talk is deleted: what goes, what stays, that it cannot be taken back. */
import { useState } from 'react';
import { Button } from '#extension/components/Button.tsx';
import { usePorts } from '#extension/features/live-schedule/PanelPorts.tsx';

type Props = {
  conversationId: string;
  isRunning: boolean;
  hasRecording: boolean;
  onGone(): void;
  onKeep(): void;
};

export function ForgetTalk({ conversationId, isRunning, hasRecording, onGone, onKeep }: Props) {
  const { talks } = usePorts();
  const [state, setState] = useState<'asking' | 'busy' | 'failed'>('asking');
  const forget = async () => {
    setState('busy');
    try {
      await talks.conversation.delete.mutate({ conversationId });
      onGone();
    } catch {
      setState('failed');
    }
  };
  return (
    <div role="alertdialog" aria-label="Delete this talk?" className="forget appear">
      <p className="font-semibold">Delete this talk?</p>
      <p>
        {isRunning && 'The call is ended. '}
        Its words, questions and analysis go, here and at the video service. What it did to your schedule
        stays. {hasRecording && 'Its recording in your own storage stays as well: delete it there. '}
        This cannot be taken back.
      </p>
      {state === 'failed' && (
        <p role="alert" className="text-bad">
          It was not deleted: no answer from the server.
        </p>
      )}
      <div className="flex gap-1.5">
        <Button weight="bad" disabled={state === 'busy'} onClick={() => void forget()}>
          Delete
        </Button>
        <Button autoFocus disabled={state === 'busy'} onClick={onKeep}>
          Keep it
        </Button>
      </div>
    </div>
  );
}
