/** What the agent wrote, drawn from data: nothing in it can become markup of this page. */
import { memo, type ReactNode } from 'react';
import { readMarkdown, type Inline } from './read-markdown.ts';

export const Markdown = memo(function Markdown({ text }: { text: string }) {
  return readMarkdown(text).map((block, n) => {
    if (block.kind === 'paragraph') {
      return (
        <p key={n}>
          {block.lines.map((line, at) => (
            <span key={at}>
              {at > 0 && <br />}
              <Words parts={line} />
            </span>
          ))}
        </p>
      );
    }
    const items = block.items.map((item, at) => (
      <li key={at}>
        <Words parts={item} />
      </li>
    ));
    return block.isNumbered ? <ol key={n}>{items}</ol> : <ul key={n}>{items}</ul>;
  });
});

function Words({ parts }: { parts: readonly Inline[] }): ReactNode {
  return parts.map((part, n) => {
    if (part.kind === 'bold') return <b key={n}>{part.text}</b>;
    if (part.kind === 'text') return <span key={n}>{part.text}</span>;
    const { host } = new URL(part.href);
    return (
      <a key={n} href={part.href} target="_blank" rel="noopener noreferrer nofollow" title={part.href}>
        {part.text}
        {/* Where it leads is seen before it is followed. */}
        {!part.text.includes(host) && <span className="text-muted"> ({host})</span>}
      </a>
    );
  });
}
