/** Looks for free time of a length in some days; a tap on an offer puts it on the drawing to be named. */
import { useState } from 'react';
import { LoaderCircle, X } from 'lucide-react';
import { Button } from '#extension/components/Button.tsx';
import { IconButton } from '#extension/components/IconButton.tsx';
import { Popover } from '#extension/components/Popover.tsx';
import type { FreeSlot, Outcome } from '#shared/outcome.ts';
import { saySlot, type Voice } from '#shared/schedule/say-time.ts';
import { addDays, instantToWall, wallToInstant } from '#shared/schedule/wall-clock.ts';
import { usePorts } from './PanelPorts.tsx';
import { sendAct } from './schedule-act.ts';
import { slotsOf } from './slots-of.ts';
import { TimeWishes, type Wishes } from './TimeWishes.tsx';
import { unanswered } from './unanswered.ts';

const lengths = [15, 30, 45, 60, 90, 120];
const ranges = [
  { value: 'today', label: 'Today', from: 0, days: 1 },
  { value: 'tomorrow', label: 'Tomorrow', from: 1, days: 1 },
  { value: 'week', label: 'Next 7 days', from: 0, days: 7 },
  { value: 'fortnight', label: 'Next 14 days', from: 0, days: 14 },
] as const;

type Props = { voice: Voice; onTake(slot: FreeSlot): void; onClose(): void };

export function FindTime({ voice, onTake, onClose }: Props) {
  const ports = usePorts();
  const [minutes, setMinutes] = useState(60);
  const [range, setRange] = useState<(typeof ranges)[number]['value']>('week');
  const [wishes, setWishes] = useState<Wishes>({});
  const [outcome, setOutcome] = useState<Outcome | 'asking' | null>(null);

  const find = async () => {
    const { from, days } = ranges.find((r) => r.value === range) ?? ranges[2];
    const today = instantToWall(voice.now, voice.timeZone).date;
    const start = from === 0 ? voice.now : wallToInstant({ date: addDays(today, from) }, voice.timeZone);
    const end = wallToInstant({ date: addDays(today, from + days) }, voice.timeZone);
    setOutcome('asking');
    try {
      const input = { durationMinutes: minutes, from: start, to: end, ...wishes };
      setOutcome(await sendAct(ports.api, { kind: 'find-time', input }));
    } catch (error) {
      const said = unanswered(error);
      if (said === 'signed-out') ports.onSignedOut();
      else setOutcome(said);
    }
  };
  const slots = outcome && outcome !== 'asking' ? slotsOf(outcome) : [];
  const box = 'min-h-7 w-full rounded-control bg-bg px-2 shadow-[inset_0_0_0_1px_var(--line-strong)]';

  return (
    <Popover label="Find a time" anchor="--find-a-time" onClose={onClose}>
      <form
        className="flex flex-col gap-3 p-3"
        onSubmit={(e) => {
          e.preventDefault();
          void find();
        }}
      >
        <header className="flex items-center">
          <h2 className="flex-1 text-[0.9375rem] font-semibold">Find a time</h2>
          <IconButton label="Close" onClick={onClose}>
            <X size={16} />
          </IconButton>
        </header>
        <div className="grid grid-cols-2 gap-2">
          <label className="flex flex-col gap-0.5 text-xs text-muted">
            How long
            <select
              data-autofocus
              className={`${box} text-[0.8125rem] text-text`}
              value={minutes}
              onChange={(e) => setMinutes(Number(e.target.value))}
            >
              {lengths.map((m) => (
                <option key={m} value={m}>
                  {m < 60 ? `${m} minutes` : m === 60 ? '1 hour' : m === 90 ? '1½ hours' : '2 hours'}
                </option>
              ))}
            </select>
          </label>
          <label className="flex flex-col gap-0.5 text-xs text-muted">
            When
            <select
              className={`${box} text-[0.8125rem] text-text`}
              value={range}
              onChange={(e) => setRange(e.target.value as typeof range)}
            >
              {ranges.map((r) => (
                <option key={r.value} value={r.value}>
                  {r.label}
                </option>
              ))}
            </select>
          </label>
        </div>
        <TimeWishes value={wishes} onChange={setWishes} />
        <Button weight="main" type="submit" disabled={outcome === 'asking'}>
          {outcome === 'asking' && <LoaderCircle size={14} className="animate-spin" aria-hidden="true" />}
          Find
        </Button>
        <div aria-live="polite" className="empty:hidden">
          {outcome && outcome !== 'asking' && (slots.length === 0 ? <p>{outcome.say}</p> : null)}
          {slots.length > 0 && (
            <ul className="flex flex-col gap-1" aria-label="Free times">
              {slots.map((slot) => (
                <li key={slot.start}>
                  <Button className="tabular w-full justify-start" onClick={() => onTake(slot)}>
                    <span className="inline-block first-letter:uppercase">{saySlot(slot, voice)}</span>
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </div>
      </form>
    </Popover>
  );
}
