/** Where it was read: the page's name and address, as text. */
import { Globe } from 'lucide-react';
import type { PendingReading } from '#extension/platform/storage.ts';

/** As much as is read. */
const longest = 200_000;

export function SourceLine({ page, isMarkup }: { page: PendingReading; isMarkup: boolean }) {
  const { url, title, text, isWholePage } = page;
  const parts = [
    isMarkup
      ? 'From what the page tells calendars'
      : isWholePage
        ? 'Nothing was selected: the whole page was read'
        : null,
    text.length >= longest ? 'only the first part was read' : null,
  ].filter((part) => part !== null);
  if (url === undefined && parts.length === 0) return null;
  return (
    <p className="flex min-w-0 items-baseline gap-1.5 text-xs text-muted">
      <Globe size={12} aria-hidden="true" className="shrink-0 translate-y-0.5" />
      <span className="min-w-0 break-words" dir="auto">
        {url !== undefined && (
          <>
            {title && <b className="font-semibold">{title.slice(0, 120)}</b>} {new URL(url).host}
          </>
        )}
        {parts.length > 0 && `${url === undefined ? '' : ' · '}${parts.join(', ')}.`}
      </span>
    </p>
  );
}
