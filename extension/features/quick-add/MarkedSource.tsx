/** The text an event was read from, with the understood words marked. Whatever it contains is only ever text. */
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import type { Span } from '#shared/language/reading.ts';
import { kindWords } from './kind-words.ts';

/** Around what was understood; nobody looks for it in a hundred pages. */
const around = 600;
const longest = 2_400;

/** Signs that turn round what stands after them; one for one, so that the spans stay where they are. */
const turning = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

export function MarkedSource({ text: whole, spans }: { text: string; spans: readonly Span[] }) {
  const text = useMemo(() => whole.replace(turning, '\u200b'), [whole]);
  const box = useRef<HTMLDivElement>(null);
  const first = spans.length > 0 ? Math.min(...spans.map(({ from }) => from)) : 0;
  useEffect(() => {
    const element = box.current;
    const mark = element?.querySelector('mark');
    if (element && mark) element.scrollTop = Math.max(0, mark.offsetTop - element.offsetTop - 24);
  }, [text, first]);
  const from = Math.max(0, first - around);
  const to = Math.min(text.length, Math.max(from + longest / 2, first + longest - around));
  return (
    <div
      ref={box}
      role="region"
      aria-label="The text it was read from"
      tabIndex={0}
      dir="auto"
      className="reading-source"
    >
      {from > 0 && '… '}
      {parts(text, spans, { from, to })}
      {to < text.length && ' …'}
    </div>
  );
}

function parts(text: string, spans: readonly Span[], shown: { from: number; to: number }): ReactNode[] {
  const nodes: ReactNode[] = [];
  let at = shown.from;
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    if (span.from < at || span.to > shown.to) continue;
    nodes.push(
      text.slice(at, span.from),
      <mark key={span.from} data-kind={span.kind} title={kindWords[span.kind]}>
        {text.slice(span.from, span.to)}
        <span className="sr-only"> ({kindWords[span.kind]})</span>
      </mark>,
    );
    at = span.to;
  }
  nodes.push(text.slice(at, shown.to));
  return nodes;
}
