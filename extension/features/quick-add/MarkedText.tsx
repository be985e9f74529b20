/** The composer's text with the understood words lit up; lies under the text area, letter on letter. */
import type { ReactNode, Ref } from 'react';
import type { Span } from '#shared/language/reading.ts';

type Props = { text: string; spans: readonly Span[]; ref: Ref<HTMLDivElement> };

export function MarkedText({ text, spans, ref }: Props) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    if (span.from < at) continue;
    parts.push(
      text.slice(at, span.from),
      <mark key={span.from} data-kind={span.kind}>
        {text.slice(span.from, span.to)}
      </mark>,
    );
    at = span.to;
  }
  // A last line that is empty has no height of its own.
  parts.push(text.slice(at), text.endsWith('\n') ? ' ' : '');
  return (
    <div ref={ref} className="composer-copy" aria-hidden="true" dir="auto">
      {parts}
    </div>
  );
}
