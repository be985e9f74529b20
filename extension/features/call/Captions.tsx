/** The last thing each side said, over the picture; screen readers hear finished sentences only. */
import type { Caption } from './call-state.ts';

export function Captions({ captions, isFolded }: { captions: Caption[]; isFolded: boolean }) {
  const shown = isFolded ? captions.slice(-1) : captions.slice(-2);
  return (
    <>
      <div className="call-captions" aria-hidden>
        {shown.map(({ key, role, text }, index) => (
          <p key={`${key} ${index}`} data-role={role}>
            {text}
          </p>
        ))}
      </div>
      <div role="log" aria-label="What is said" className="sr-only">
        {captions
          .filter(({ isFinal }) => isFinal)
          .map(({ key, role, text }, index) => (
            <p key={`${key} ${index}`}>
              {role === 'user' ? 'You: ' : 'Calendar: '}
              {text}
            </p>
          ))}
      </div>
    </>
  );
}
