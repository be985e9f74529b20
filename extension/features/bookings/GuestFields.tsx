/** For whom it is: name and address, and where they are when that is somewhere else. */
import { useMemo, useState } from 'react';
import { Button } from '#extension/components/Button.tsx';
import { cityOf } from './slot-groups.ts';

export type Guest = { name: string; email: string; phone: string; notes: string; timeZone: string };

type Props = { guest: Guest; asksPhone: boolean; onChange(guest: Guest): void };

export function GuestFields({ guest, asksPhone, onChange }: Props) {
  const [hasMore, setMore] = useState(false);
  const zones = useMemo(() => {
    const all = Intl.supportedValuesOf('timeZone');
    return all.includes(guest.timeZone) ? all : [guest.timeZone, ...all];
  }, [guest.timeZone]);
  const field = (name: 'name' | 'email' | 'phone', label: string, type: string) => (
    <label className="flex flex-col gap-0.5 text-xs text-muted">
      {label}
      <input
        type={type}
        autoComplete="off"
        dir="auto"
        maxLength={name === 'phone' ? 40 : 200}
        className="booking-field"
        value={guest[name]}
        onChange={(e) => onChange({ ...guest, [name]: e.target.value })}
      />
    </label>
  );
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-semibold">For whom</legend>
      {field('name', 'Name', 'text')}
      {field('email', 'E-mail address', 'email')}
      {asksPhone && field('phone', 'Phone number', 'tel')}
      {hasMore ? (
        <>
          <label className="flex flex-col gap-0.5 text-xs text-muted">
            Their time zone
            <select
              className="booking-field"
              value={guest.timeZone}
              onChange={(e) => onChange({ ...guest, timeZone: e.target.value })}
            >
              {zones.map((zone) => (
                <option key={zone} value={zone}>
                  {zone.replaceAll('_', ' ')}
                </option>
              ))}
            </select>
          </label>
          <label className="flex flex-col gap-0.5 text-xs text-muted">
            Notes
            <textarea
              rows={2}
              dir="auto"
              maxLength={2000}
              className="booking-field"
              value={guest.notes}
              onChange={(e) => onChange({ ...guest, notes: e.target.value })}
            />
          </label>
        </>
      ) : (
        <Button weight="quiet" className="self-start" onClick={() => setMore(true)}>
          {cityOf(guest.timeZone)} time · change, or add notes
        </Button>
      )}
    </fieldset>
  );
}
