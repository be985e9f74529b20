/** How long the person talked this month: vendors bill by the minute, simulated calls cost nothing. */
import { useEffect, useState } from 'react';
import { useApi } from '#extension/platform/ApiContext.tsx';
import { now } from '#extension/platform/clock.ts';
import { useSettings } from './SettingsProvider.tsx';
import { minutesThisMonth, type MonthOfTalks } from './minutes-this-month.ts';
import { Row } from './Section.tsx';

export function MinutesUsed() {
  const api = useApi();
  const { timeZone } = useSettings();
  const [month, setMonth] = useState<MonthOfTalks | null>(null);

  useEffect(() => {
    const life = new AbortController();
    api.conversation.list.query(undefined, { signal: life.signal }).then(
      (talks) => setMonth(minutesThisMonth(talks, { now: now(), timeZone })),
      () => undefined,
    );
    return () => life.abort();
  }, [api, timeZone]);

  if (!month) return null;
  const { billed, simulated } = month;
  return (
    <Row
      label="Minutes used this month"
      note={
        simulated > 0 ? `And ${simulated} simulated, which cost nothing.` : 'Simulated calls cost nothing.'
      }
    >
      <span className="tabular font-semibold">{billed}</span>
    </Row>
  );
}
