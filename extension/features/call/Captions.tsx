/** The last thing that was said, over the picture; screen readers hear finished sentences only. */
import type { Caption } from './call-state.ts';

export function Captions({ captions }: { captions: Caption[] }) {
  const last = captions.at(-1);
  return (
    <>
      <p className="call-caption" data-role={last?.role} aria-hidden>
        {last?.text}
      </p>
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
