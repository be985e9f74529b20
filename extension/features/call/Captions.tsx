/** What is said in the call: the newest words for the eye, finished sentences for screen readers. */
import type { Caption } from './call-state.ts';

/** Long words are scrolled through; the newest are in view. */
export function NewestCaption({ captions }: { captions: readonly Caption[] }) {
  const last = captions.at(-1);
  if (!last || last.text === '') return null;
  return (
    <p className="call-caption" data-role={last.role} data-claim={last.claim} aria-hidden dir="auto">
      {/* Drawn from the end: the mark stands below the words and is seen however long they are. */}
      {last.claim && markWords[last.claim] && <b className="call-mark">{markWords[last.claim]}</b>}
      <span>{last.text}</span>
    </p>
  );
}

export function CaptionLog({ captions }: { captions: readonly Caption[] }) {
  return (
    <div role="log" aria-label="What is said" className="sr-only">
      {captions
        .filter(({ isFinal }) => isFinal)
        .map(({ key, role, text, claim }, index) => (
          <p key={`${key} ${index}`}>
            {role === 'user' ? 'You: ' : 'Calendar: '}
            {text}
            {claim && markWords[claim] && ` (${markWords[claim]})`}
          </p>
        ))}
    </div>
  );
}

const markWords: Record<NonNullable<Caption['claim']>, string> = {
  corrected: 'not true, put right',
  // What was stopped was never heard: nothing to say of what was.
  held: '',
  unchecked: 'not checked',
};
