/** Mute, camera, type, fold, open in a tab, leave. */
import {
  ChevronDown,
  ChevronUp,
  ExternalLink,
  Keyboard,
  Mic,
  MicOff,
  PhoneOff,
  Video,
  VideoOff,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useCall } from './CallProvider.tsx';
import type { OnCall } from './call-state.ts';

type Props = {
  call: OnCall | null;
  isFolded: boolean;
  isTyping: boolean;
  onFold(): void;
  onType(): void;
};

const size = 17;

export function CallControls({ call, isFolded, isTyping, onFold, onType }: Props) {
  const { leave, setMuted, setCamera, moveToTab } = useCall();
  const isOn = call?.at === 'on' && !call.isLeaving;
  return (
    <div className="call-controls" role="toolbar" aria-label="Call controls">
      {call?.hasMicrophone !== false && (
        <Control
          label={call?.isMuted ? 'Unmute' : 'Mute'}
          isPressed={call?.isMuted === true}
          isDisabled={!isOn}
          onClick={() => setMuted(!call?.isMuted)}
        >
          {call?.isMuted ? <MicOff size={size} /> : <Mic size={size} />}
        </Control>
      )}
      {!isFolded && (
        <>
          {call?.hasCamera !== false && (
            <Control
              label={call?.isCameraOn ? 'Turn camera off' : 'Turn camera on'}
              isPressed={call?.isCameraOn === true}
              isDisabled={!isOn}
              onClick={() => setCamera(!call?.isCameraOn)}
            >
              {call?.isCameraOn ? <Video size={size} /> : <VideoOff size={size} />}
            </Control>
          )}
          {call?.hasMicrophone !== false && (
            <Control label="Type to the persona" isPressed={isTyping} isDisabled={!isOn} onClick={onType}>
              <Keyboard size={size} />
            </Control>
          )}
          <Control label="Open in a tab" isDisabled={!isOn} onClick={() => void moveToTab()}>
            <ExternalLink size={size} />
          </Control>
        </>
      )}
      <Control label={isFolded ? 'Show the call' : 'Fold the call'} isExpanded={!isFolded} onClick={onFold}>
        {isFolded ? <ChevronDown size={size} /> : <ChevronUp size={size} />}
      </Control>
      <Control label="Leave the call" isBad isDisabled={!call || call.isLeaving} onClick={() => void leave()}>
        <PhoneOff size={size} />
      </Control>
    </div>
  );
}

type ControlProps = {
  label: string;
  isPressed?: boolean;
  isExpanded?: boolean;
  isDisabled?: boolean;
  isBad?: boolean;
  onClick(): void;
  children: ReactNode;
};

function Control({
  label,
  isPressed,
  isExpanded,
  isDisabled = false,
  isBad = false,
  onClick,
  children,
}: ControlProps) {
  return (
    <button
      type="button"
      className="call-control"
      data-bad={isBad}
      aria-label={label}
      title={label}
      aria-pressed={isPressed}
      aria-expanded={isExpanded}
      disabled={isDisabled}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
