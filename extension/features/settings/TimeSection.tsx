/** Zone, clock face, first day of the week, working hours. Saved as soon as they are chosen. */
import { useId, useState } from 'react';
import { Segments } from '#extension/components/Segments.tsx';
import { deviceTimeZone } from '#extension/platform/clock.ts';
import { Row, Section } from './Section.tsx';
import { useSettings } from './SettingsProvider.tsx';
import { WorkingHoursRow } from './WorkingHoursRow.tsx';
import { zoneNames } from './zone-names.ts';

export function TimeSection() {
  const id = useId();
  const { settings, timeZone, update } = useSettings();
  const [problem, setProblem] = useState<string | null>(null);
  const device = deviceTimeZone();

  const save = async (patch: Parameters<typeof update>[0]) => {
    try {
      await update(patch);
      setProblem(null);
    } catch {
      setProblem('That was not saved: your server did not take it. Try again in a moment.');
    }
  };

  return (
    <Section title="Time">
      <Row
        label="Time zone"
        htmlFor={`${id}-zone`}
        note={
          device === timeZone
            ? 'The zone of this device.'
            : `This device is in ${device.replaceAll('_', ' ')}.`
        }
      >
        <select
          id={`${id}-zone`}
          value={timeZone}
          onChange={(event) => void save({ timeZone: event.target.value })}
          className="field max-w-48"
        >
          {zoneNames(timeZone).map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll('_', ' ')}
            </option>
          ))}
        </select>
      </Row>
      <Row label="Times look like">
        <Segments
          label="Times look like"
          value={settings.hour12 ? '12' : '24'}
          options={[
            { value: '12', label: '3:30 pm' },
            { value: '24', label: '15:30' },
          ]}
          onChange={(face) => void save({ hour12: face === '12' })}
        />
      </Row>
      <Row label="The week begins on" htmlFor={`${id}-first`}>
        <select
          id={`${id}-first`}
          value={settings.firstWeekday}
          onChange={(event) => void save({ firstWeekday: Number(event.target.value) })}
          className="field"
        >
          <option value={1}>Monday</option>
          <option value={6}>Saturday</option>
          <option value={7}>Sunday</option>
        </select>
      </Row>
      <WorkingHoursRow hours={settings.workingHours} onChange={(workingHours) => save({ workingHours })} />
      <p role="alert" className="py-2 text-bad empty:hidden">
        {problem}
      </p>
    </Section>
  );
}
