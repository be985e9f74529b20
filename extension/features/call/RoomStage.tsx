/**
 * The room's frame and what stands around it: 16:9, or folded to a bar of 56 px. The frame stays
 * the same element in both, because a frame that moves in the page loads again and leaves the call.
 */
import { X } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '#extension/components/IconButton.tsx';
import { CallControls } from './CallControls.tsx';
import { useCall } from './CallProvider.tsx';
import { isCheckedLive, type OnCall } from './call-state.ts';
import { CaptionLog, NewestCaption } from './Captions.tsx';
import { statusOf } from './call-status.ts';
import { TextLine } from './TextLine.tsx';
import { Timer } from './Timer.tsx';
import './call.css';

/** `call` is null while the server is still asked for a room. */
export function RoomStage({ call }: { call: OnCall | null }) {
  const { setContainer } = useCall();
  const [isFolded, setFolded] = useState(false);
  const [wantsText, setWantsText] = useState(false);
  const [readNotice, setReadNotice] = useState<string | null>(null);
  const notice = call?.notice === readNotice ? null : (call?.notice ?? null);
  // The simulator's page has controls of its own under ours; Daily's needs its clicks now and then.
  const isOurs = call?.room.transport === 'simulated';
  const status = statusOf(call);
  const isTyping = wantsText || call?.hasMicrophone === false;

  return (
    <section
      aria-label="Call"
      className="call-stage appear"
      data-folded={isFolded}
      data-speaker={call?.speaker ?? 'none'}
    >
      <div className="call-screen">
        <div ref={setContainer} className="call-room" inert={isFolded || isOurs} />
        <div className="call-top">
          {call?.joinedAt != null && <Timer since={call.joinedAt} />}
          <span className="call-status" data-busy={status.isBusy}>
            {status.words}
          </span>
          {call && !isCheckedLive(call) && (
            <span
              className="call-pill"
              data-warn
              title="What the persona says cannot be compared with your calendar right now."
            >
              not checked live
            </span>
          )}
          {call?.room.transport === 'simulated' && <span className="call-pill">simulated</span>}
        </div>
        <div className="call-bottom">
          {call && isFolded && <NewestCaption captions={call.captions} />}
          <CallControls
            call={call}
            isFolded={isFolded}
            isTyping={isTyping}
            onFold={() => setFolded(!isFolded)}
            onType={() => setWantsText(!wantsText)}
          />
        </div>
      </div>
      {call && !isFolded && <NewestCaption captions={call.captions} />}
      {call && <CaptionLog captions={call.captions} />}
      {notice !== null && !isFolded && (
        <div role="status" className="call-notice">
          <p>{notice}</p>
          <IconButton
            label="Close"
            className="-my-0.5 -mr-1 text-inherit"
            onClick={() => setReadNotice(notice)}
          >
            <X size={14} />
          </IconButton>
        </div>
      )}
      {isTyping && !isFolded && <TextLine isReady={call?.at === 'on'} />}
    </section>
  );
}
