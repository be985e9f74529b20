/** Picks a calendar file; what it would do is shown before anything is done. */
import { lazy, Suspense, useRef, useState } from 'react';
import { Button } from '#extension/components/Button.tsx';
import { Row } from '../settings/Section.tsx';

const ImportSheet = lazy(async () => ({ default: (await import('./ImportSheet.tsx')).ImportSheet }));

export function BringInRow() {
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  return (
    <Row
      label="Bring in a calendar file"
      note="Pick an .ics file, or drop one on the panel. You see what it would add first."
    >
      <input
        ref={input}
        type="file"
        accept=".ics,text/calendar"
        aria-label="Calendar file"
        hidden
        onChange={(event) => {
          setFile(event.target.files?.[0] ?? null);
          // The same file may be picked again.
          event.target.value = '';
        }}
      />
      <Button onClick={() => input.current?.click()}>Choose a file</Button>
      <Suspense fallback={null}>{file && <ImportSheet file={file} onClose={() => setFile(null)} />}</Suspense>
    </Row>
  );
}
