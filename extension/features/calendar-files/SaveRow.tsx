/** Takes everything away: the events for other calendars, or all that is kept. */
import { useState } from 'react';
import { Button } from '#extension/components/Button.tsx';
import { useApi } from '#extension/platform/ApiContext.tsx';
import { Row } from '../settings/Section.tsx';
import { saveFile } from './save-file.ts';

export function SaveRow() {
  const api = useApi();
  const [running, setRunning] = useState(false);
  const [told, setTold] = useState<{ text: string; isBad: boolean } | null>(null);

  const save = async (format: 'ics' | 'json') => {
    setRunning(true);
    try {
      const file = await api.calendar.export.query({ format });
      saveFile(file);
      setTold({ text: `Saved as ${file.name}.`, isBad: false });
    } catch {
      setTold({ text: 'Nothing was saved: your server did not answer. Try again in a moment.', isBad: true });
    } finally {
      setRunning(false);
    }
  };

  return (
    <>
      <Row label="Save everything" note="Events as an .ics file, or all that is kept of you as JSON.">
        <Button disabled={running} onClick={() => void save('ics')}>
          Events (.ics)
        </Button>
        <Button disabled={running} onClick={() => void save('json')}>
          Everything (.json)
        </Button>
      </Row>
      <p role="status" className={`py-2 empty:hidden ${told?.isBad ? 'text-bad' : 'text-muted'}`}>
        {told?.text}
      </p>
    </>
  );
}
