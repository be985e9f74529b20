/** For whom it is, and what the kind of appointment asks; where they are when that is somewhere else. */
import { useMemo, useState } from 'react';
import { Button } from '#extension/components/Button.tsx';
import { AnswerField } from './AnswerField.tsx';
import type { Asked } from './guest-fields.ts';
import { cityOf } from './slot-groups.ts';

type Props = {
  asked: readonly Asked[];
  given: Readonly<Record<string, string>>;
  /** IANA, the guest's. */
  timeZone: string;
  onChange(slug: string, value: string): void;
  onTimeZone(zone: string): void;
};

const notes = { slug: 'notes', label: 'Notes', kind: 'long-text', isRequired: true, options: [] } as const;

export function GuestFields({ asked, given, timeZone, onChange, onTimeZone }: Props) {
  const [hasMore, setMore] = useState(false);
  const zones = useMemo(() => {
    const all = Intl.supportedValuesOf('timeZone');
    return all.includes(timeZone) ? all : [timeZone, ...all];
  }, [timeZone]);
  const asksNotes = asked.some(({ slug }) => slug === notes.slug);
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-semibold">For whom</legend>
      {asked.map((one) => (
        <AnswerField
          key={one.slug}
          question={one}
          value={given[one.slug] ?? ''}
          onChange={(value) => onChange(one.slug, value)}
        />
      ))}
      {hasMore ? (
        <>
          <label className="flex flex-col gap-0.5 text-xs text-muted">
            Their time zone
            <select className="booking-field" value={timeZone} onChange={(e) => onTimeZone(e.target.value)}>
              {zones.map((zone) => (
                <option key={zone} value={zone}>
                  {zone.replaceAll('_', ' ')}
                </option>
              ))}
            </select>
          </label>
          {!asksNotes && (
            <AnswerField
              question={notes}
              value={given[notes.slug] ?? ''}
              onChange={(value) => onChange(notes.slug, value)}
            />
          )}
        </>
      ) : (
        <Button weight="quiet" className="self-start" onClick={() => setMore(true)}>
          {cityOf(timeZone)} time · change{asksNotes ? '' : ', or add notes'}
        </Button>
      )}
    </fieldset>
  );
}
