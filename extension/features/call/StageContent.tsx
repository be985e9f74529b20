/** One view for each thing a call can be. */
import { Button } from '#extension/components/Button.tsx';
import { CallCard } from './CallCard.tsx';
import { useCall } from './CallProvider.tsx';
import type { CallState } from './call-state.ts';
import { CallSummary } from './CallSummary.tsx';
import { MicrophoneCard } from './MicrophoneCard.tsx';
import { RoomStage } from './RoomStage.tsx';

type Shown = Exclude<CallState, { at: 'idle' | 'checking' }>;

export function StageContent({ state }: { state: Shown }) {
  return (
    <div className="px-3 pt-2.5">
      <Content state={state} />
    </div>
  );
}

function Content({ state }: { state: Shown }) {
  const call = useCall();
  switch (state.at) {
    case 'starting':
      return <RoomStage call={null} />;
    case 'connecting':
    case 'on':
      return <RoomStage call={state} />;
    case 'asking':
      return <MicrophoneCard need={state.need} />;
    case 'ended':
      return <CallSummary ended={state} />;
    case 'refused':
      return (
        <CallCard title="No call" tone="warn" onClose={call.dismiss}>
          <p>{state.say}</p>
          <Button onClick={() => void call.talk()}>Try again</Button>
        </CallCard>
      );
    case 'elsewhere':
      return (
        <CallCard title="The call is in another window">
          <p className="text-muted">It goes on there. What it changes shows up here too.</p>
          <Button onClick={call.showElsewhere}>Show it</Button>
        </CallCard>
      );
  }
}
