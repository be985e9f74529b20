/** Typed words are said to the persona as if they were spoken. */
import { ArrowUp } from 'lucide-react';
import { useState } from 'react';
import { useCall } from './CallProvider.tsx';

export function TextLine({ isReady }: { isReady: boolean }) {
  const { say } = useCall();
  const [text, setText] = useState('');
  const words = text.trim();
  return (
    <form
      className="call-text"
      onSubmit={(event) => {
        event.preventDefault();
        if (words === '' || !isReady) return;
        say(words);
        setText('');
      }}
    >
      <input
        value={text}
        aria-label="Say it by typing"
        placeholder="Add gym at 7am tomorrow"
        maxLength={1_000}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" aria-label="Say it" title="Say it" disabled={words === '' || !isReady}>
        <ArrowUp size={16} />
      </button>
    </form>
  );
}
