/** The composer's text with the understood words lit up; lies under the text area, letter on letter. */
import type { ReactNode } from 'react';
import type { Span } from '#shared/language/reading.ts';

export function MarkedText({ text, spans }: { text: string; spans: readonly Span[] }) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    if (span.kind === 'title' || span.from < at) continue;
    parts.push(text.slice(at, span.from), <mark key={span.from}>{text.slice(span.from, span.to)}</mark>);
    at = span.to;
  }
  // A last line that is empty has no height of its own.
  parts.push(text.slice(at), text.endsWith('\n') ? ' ' : '');
  return (
    <div className="composer-copy" aria-hidden="true" dir="auto">
      {parts}
    </div>
  );
}
