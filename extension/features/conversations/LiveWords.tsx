/** What is being said this moment in the call that is on: the words that are not stored yet, and who speaks. */
import type { Caption } from '#extension/features/call/call-state.ts';
import type { TalkTurn } from './talks-api.ts';

export type LiveTalk = {
  conversationId: string;
  captions: readonly Caption[];
  speaker: 'agent' | 'user' | null;
};

export function LiveWords({ live, known }: { live: LiveTalk; known: readonly TalkTurn[] }) {
  const fresh = live.captions.filter(
    ({ role, text }) => text !== '' && !known.some((turn) => turn.role === role && turn.text === text),
  );
  return (
    <>
      {fresh.length > 0 && (
        <ol className="transcript" aria-live="off">
          {fresh.map(({ key, role, text, isFinal }) => (
            <li key={key} className="transcript-turn" data-role={role} data-live={!isFinal || undefined}>
              <p className="transcript-who">
                <b>{role === 'user' ? 'You' : 'Calendar'}</b>
                <span>now</span>
              </p>
              <p className="transcript-words" dir="auto">
                {text}
              </p>
            </li>
          ))}
        </ol>
      )}
      <p className="talk-speaking" data-speaker={live.speaker ?? 'none'}>
        <i aria-hidden="true" />
        {live.speaker === 'agent'
          ? 'The calendar is speaking'
          : live.speaker === 'user'
            ? 'You are speaking'
            : 'Listening'}
      </p>
    </>
  );
}
