/** What stands between the person and the call, in plain words, and the way around it. */
import { Button } from '#extension/components/Button.tsx';
import { CallCard } from './CallCard.tsx';
import { useCall } from './CallProvider.tsx';
import type { MediaNeed } from './call-state.ts';

export function MicrophoneCard({ need }: { need: MediaNeed }) {
  const call = useCall();
  const typeInstead = <Button onClick={() => void call.talkByTyping()}>Type instead</Button>;
  switch (need) {
    case 'prompt':
      return (
        <CallCard title="Allow the microphone once" onClose={call.dismiss}>
          <p className="text-muted">
            Chrome cannot ask in a side panel, so it asks in a tab. Choose “Allow while visiting”; the call
            then starts here by itself.
          </p>
          <div className="flex flex-wrap gap-2">
            <Button weight="main" onClick={call.askForMicrophone}>
              Allow microphone
            </Button>
            {typeInstead}
          </div>
        </CallCard>
      );
    case 'denied':
      return (
        <CallCard title="The microphone is blocked" onClose={call.dismiss}>
          <p className="text-muted">
            Chrome was told not to give Calendar Agent the microphone. In its settings, set Microphone to
            Allow and come back: the call then starts by itself.
          </p>
          <div className="flex flex-wrap gap-2">
            <Button weight="main" onClick={call.openMicrophoneSettings}>
              Open settings
            </Button>
            {typeInstead}
          </div>
        </CallCard>
      );
    case 'no-microphone':
      return (
        <CallCard title="No microphone found" onClose={call.dismiss}>
          <p className="text-muted">Plug one in and the call starts by itself. You can also type and read.</p>
          {typeInstead}
        </CallCard>
      );
  }
}
