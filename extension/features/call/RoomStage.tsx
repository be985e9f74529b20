/**
 * The room's frame and what stands around it: 16:9, or folded to a bar of 56 px. The frame stays
 * the same element in both, because a frame that moves in the page loads again and leaves the call.
 */
import { useState } from 'react';
import { CallControls } from './CallControls.tsx';
import { useCall } from './CallProvider.tsx';
import type { OnCall } from './call-state.ts';
import { Captions } from './Captions.tsx';
import { statusOf } from './call-status.ts';
import { TextLine } from './TextLine.tsx';
import { Timer } from './Timer.tsx';
import './call.css';

/** `call` is null while the server is still asked for a room. */
export function RoomStage({ call }: { call: OnCall | null }) {
  const { setContainer } = useCall();
  const [isFolded, setFolded] = useState(false);
  const [wantsText, setWantsText] = useState(false);
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
        <div className="call-shade" aria-hidden />
        <div className="call-top">
          {call?.joinedAt != null && <Timer since={call.joinedAt} />}
          <span className="call-status" data-busy={status.isBusy}>
            {status.words}
          </span>
          {call?.room.transport === 'simulated' && <span className="call-pill">simulated</span>}
        </div>
        {call && <Captions captions={call.captions} isFolded={isFolded} />}
        <CallControls
          call={call}
          isFolded={isFolded}
          isTyping={isTyping}
          onFold={() => setFolded(!isFolded)}
          onType={() => setWantsText(!wantsText)}
        />
      </div>
      {call?.notice != null && !isFolded && (
        <p role="status" className="call-notice">
          {call.notice}
        </p>
      )}
      {isTyping && !isFolded && <TextLine isReady={call?.at === 'on'} />}
    </section>
  );
}
