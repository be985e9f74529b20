/** The switch for the overlay. Chrome asks for Google Calendar's page when it is turned on, not before. */
import { useEffect, useState } from 'react';
import { Button } from '#extension/components/Button.tsx';
import { Row, Section } from '../settings/Section.tsx';
import { isOverlayWanted, turnOverlayOff, turnOverlayOn, watchOverlaySwitch } from './overlay-switch.ts';

export function OverlaySection() {
  const [isOn, setOn] = useState<boolean | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    const life = new AbortController();
    const look = () => {
      void isOverlayWanted().then((isWanted) => {
        if (!life.signal.aborted) setOn(isWanted);
      });
    };
    watchOverlaySwitch(life.signal, look);
    look();
    return () => life.abort();
  }, []);

  const turn = () => {
    setProblem(null);
    if (isOn) return void turnOverlayOff();
    void turnOverlayOn().then((isGranted) => {
      if (!isGranted)
        setProblem('Chrome was not given leave for calendar.google.com, so nothing is shown there.');
    });
  };

  return (
    <Section title="Google Calendar’s page">
      <Row
        label="Show my schedule there"
        note="In a slim lane beside Google’s own events. Nothing of that page is stored or sent, except words you select and send."
      >
        <Button role="switch" aria-checked={isOn === true} disabled={isOn === null} onClick={turn}>
          {isOn ? 'Turn off' : 'Turn on'}
        </Button>
      </Row>
      <p role="alert" className="py-2 text-bad empty:hidden">
        {problem}
      </p>
    </Section>
  );
}
