/** Before the first word: what can be said here, to be read and changed before it is sent. */
import { MessageCircle } from 'lucide-react';

const examples = [
  'What’s on tomorrow?',
  'Find half an hour for a walk on Friday',
  'Put the dentist on Thursday at three, and remind me an hour before',
];

export function EmptyThread({ isOff, onTry }: { isOff: boolean; onTry(words: string): void }) {
  if (isOff) {
    return (
      <p className="chat-note p-3">
        The chat is off: no model key is set on your server. Adding, moving and removing by typing still work.
      </p>
    );
  }
  return (
    <div className="flex flex-col gap-2 p-3">
      <p className="text-muted">Ask, or say what should happen. What it changes here can be taken back.</p>
      <ul className="flex flex-col gap-1.5">
        {examples.map((words) => (
          <li key={words}>
            <button
              type="button"
              onClick={() => onTry(words)}
              className="flex min-h-8 w-full items-center gap-2 rounded-control bg-accent-soft px-2.5 py-1 text-start text-accent hover:brightness-97"
            >
              <MessageCircle size={13} aria-hidden="true" className="shrink-0" />
              {words}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
