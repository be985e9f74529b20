/** An .ics file dropped anywhere on the panel opens the preview; other files are left to whoever wants them. */
import { lazy, Suspense, useEffect, useState } from 'react';
import { icsFileOf, mayBeIcs } from './dropped-file.ts';

const ImportSheet = lazy(async () => ({ default: (await import('./ImportSheet.tsx')).ImportSheet }));

export function DropIcs() {
  /** Numbered: another file is another act, also while the sheet of the one before is open. */
  const [dropped, setDropped] = useState<{ file: File; n: number } | null>(null);
  const [isOver, setOver] = useState(false);

  useEffect(() => {
    const life = new AbortController();
    const on = (type: 'dragover' | 'drop' | 'dragleave', act: (event: DragEvent) => void) =>
      document.addEventListener(type, act, { signal: life.signal });
    on('dragover', (event) => {
      if (!event.dataTransfer || !mayBeIcs(event.dataTransfer)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    });
    on('dragleave', (event) => {
      if (event.relatedTarget === null) setOver(false);
    });
    on('drop', (event) => {
      setOver(false);
      if (!event.dataTransfer || !mayBeIcs(event.dataTransfer)) return;
      // Chrome would leave the panel and show the file instead.
      event.preventDefault();
      const file = icsFileOf(event.dataTransfer.files);
      if (file) setDropped((before) => ({ file, n: (before?.n ?? 0) + 1 }));
    });
    return () => life.abort();
  }, []);

  return (
    <>
      {isOver && (
        <div className="pointer-events-none fixed inset-2 z-50 grid place-items-center rounded-card border-2 border-dashed border-accent bg-surface/90 p-4 text-center font-semibold">
          Drop a calendar file (.ics) to see what it would add.
        </div>
      )}
      <Suspense fallback={null}>
        {dropped && <ImportSheet key={dropped.n} file={dropped.file} onClose={() => setDropped(null)} />}
      </Suspense>
    </>
  );
}
