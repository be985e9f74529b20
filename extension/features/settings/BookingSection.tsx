/** Whose Cal.com account books, with which key, and what is booked when nobody says which kind. */
import { ExternalLink } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { Button } from '#extension/components/Button.tsx';
import { useApi } from '#extension/platform/ApiContext.tsx';
import type { BookingSettings } from '../bookings/bookings-api.ts';
import { Row, Section } from './Section.tsx';
import { vendorWords } from './vendors.ts';

type Verdict = { ok: boolean; say: string };
const noAnswer: Verdict = { ok: false, say: 'Your server did not answer. Try again in a moment.' };

const accountWords = {
  own: 'Your own key is used. It is kept sealed and never shown again.',
  shared: 'The account of the server is used.',
  off: 'No account is connected: nothing can be booked.',
};

export function BookingSection() {
  const id = useId();
  const api = useApi();
  const [settings, setSettings] = useState<BookingSettings | 'failed' | null>(null);
  const [asks, setAsks] = useState(0);
  const [key, setKey] = useState('');
  const [verdict, setVerdict] = useState<Verdict | 'asking' | null>(null);

  useEffect(() => {
    let isShown = true;
    api.booking.settings.query().then(
      (read) => isShown && setSettings(read),
      () => isShown && setSettings('failed'),
    );
    return () => void (isShown = false);
  }, [api, asks]);

  if (settings === null || settings === 'failed') {
    return (
      <Section title="Appointments">
        <div className="flex items-center justify-between gap-3 py-3">
          <p role="status">{settings === null ? 'Asking your server …' : noAnswer.say}</p>
          {settings === 'failed' && <Button onClick={() => setAsks(asks + 1)}>Ask again</Button>}
        </div>
      </Section>
    );
  }
  const settle = async (send: () => Promise<Verdict>) => {
    setVerdict('asking');
    const tried = key;
    const said = await send().catch(() => noAnswer);
    setVerdict(said);
    if (said.ok) setKey((typed) => (typed === tried ? '' : typed));
    setAsks(asks + 1);
  };
  const types = settings.eventTypes.filter(({ isHidden }) => !isHidden);
  return (
    <Section title="Appointments">
      <Row
        label="Cal.com account"
        note={
          settings.isSimulated
            ? 'Simulated: nobody is really booked or written to.'
            : accountWords[settings.account]
        }
      >
        {settings.account === 'own' && (
          <Button
            weight="bad"
            disabled={verdict === 'asking'}
            onClick={() => void settle(() => api.booking.clearKey.mutate())}
          >
            Remove my key
          </Button>
        )}
      </Row>
      <form
        className="flex flex-col gap-2 py-3"
        onSubmit={(e) => {
          e.preventDefault();
          if (key.trim().length >= 8) void settle(() => api.booking.setKey.mutate({ key: key.trim() }));
          else setVerdict({ ok: false, say: 'That is too short for a key.' });
        }}
      >
        <label htmlFor={`${id}-key`} className="font-medium">
          {settings.account === 'own' ? 'Another key' : 'Your own key'}
        </label>
        <p className="text-muted">
          On Cal.com:{' '}
          <a
            href={vendorWords['cal']?.keysAt}
            target="_blank"
            rel="noreferrer"
            className="inline-flex items-center gap-1 font-medium text-accent underline underline-offset-2"
          >
            Settings, Developer, API keys
            <ExternalLink size={12} aria-hidden />
          </a>
          .{' '}
          {settings.isSimulated ? (
            <>
              While Cal.com is simulated, put it into the server’s .env file as{' '}
              <code className="rounded bg-sunk px-1">CAL_API_KEY</code> and start it again. Here only keys of
              the simulated one are taken.
            </>
          ) : (
            'Add a key, copy it, and put it here. It is tried before it is kept.'
          )}
        </p>
        <div className="flex gap-2">
          <input
            id={`${id}-key`}
            type="password"
            autoComplete="off"
            spellCheck={false}
            maxLength={500}
            placeholder="cal_live_…"
            className="field min-w-0 flex-1"
            value={key}
            onChange={(e) => setKey(e.target.value)}
          />
          <Button type="submit" disabled={verdict === 'asking' || key === ''}>
            {verdict === 'asking' ? 'Trying' : 'Try and keep'}
          </Button>
        </div>
        {verdict !== null && verdict !== 'asking' && (
          <p
            role="status"
            className={`rounded-control px-2.5 py-1.5 ${verdict.ok ? 'bg-ok-soft text-ok' : 'bg-bad-soft text-bad'}`}
          >
            {verdict.say}
          </p>
        )}
      </form>
      {settings.problem !== null && (
        <p role="alert" className="py-3 text-bad">
          {settings.problem}
        </p>
      )}
      {types.length > 0 && (
        <Row
          label="Usually booked"
          htmlFor={`${id}-type`}
          note="When nobody says which kind. Kinds are made on Cal.com."
        >
          <select
            id={`${id}-type`}
            className="field"
            value={settings.usualTypeId ?? ''}
            onChange={(e) => {
              const eventTypeId = e.target.value === '' ? null : Number(e.target.value);
              api.booking.setUsualType.mutate({ eventTypeId }).then(setSettings, () => setVerdict(noAnswer));
            }}
          >
            <option value="">Ask each time</option>
            {types.map((type) => (
              <option key={type.id} value={type.id}>
                {type.title} ({type.lengths.join(', ')} min)
              </option>
            ))}
          </select>
        </Row>
      )}
    </Section>
  );
}
