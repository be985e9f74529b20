/** Whether and how an event repeats: the usual ways of its day, words of one's own, and when it ends. */
import { useId, useState } from 'react';
import { dayOf } from '#shared/schedule/day-number.ts';
import { readRepeatWords } from '#shared/language/read-repeat-words.ts';
import { splitLeftOut, withLeftOut } from '#shared/schedule/recurrence/left-out-days.ts';
import { readRule } from '#shared/schedule/recurrence/rule.ts';
import { sayHowOften } from '#shared/schedule/recurrence/say-rule.ts';
import type { Voice } from '#shared/schedule/say-time.ts';
import { partsOfRule, ruleWithEnd, usualRules, type RuleEnd } from './repeat-options.ts';

type Props = {
  /** RFC 5545; null where it does not repeat. */
  rule: string | null;
  /** First day, `YYYY-MM-DD`; empty while it is open. */
  start: string;
  voice: Pick<Voice, 'now' | 'timeZone' | 'locale'>;
  onChange(rule: string | null): void;
};

const box =
  'min-w-0 min-h-8 rounded-control bg-bg px-2 py-1 shadow-[inset_0_0_0_1px_var(--line-strong)] focus-visible:outline-offset-0';

export function RepeatField({ rule, start, voice, onChange }: Props) {
  const id = useId();
  const [words, setWords] = useState<string | null>(null);
  const { rule: plain, leftOut } = splitLeftOut(rule ?? '');
  const parts = rule === null ? null : partsOfRule(plain);
  const usual = start === '' ? [] : usualRules(start);
  const options = [...new Set([...(parts ? [parts.base] : []), ...usual])];
  const end: RuleEnd = parts?.end ?? { kind: 'never' };

  const choose = (value: string) => {
    setWords(value === 'own' ? '' : null);
    if (value !== 'own') onChange(value === '' ? null : withLeftOut(ruleWithEnd(value, end), leftOut));
  };
  const tell = (text: string) => {
    setWords(text);
    const { now, timeZone, locale } = voice;
    const read = readRepeatWords(text, { now, timeZone, ...(locale ? { locale } : {}) });
    if (read?.rule && readRule(splitLeftOut(read.rule).rule).rule)
      onChange(read.rule.replace(/^RRULE:/i, ''));
  };
  const isUnread = words !== null && words.trim() !== '' && !readsAs(words, voice);

  return (
    <fieldset className="flex min-w-0 flex-col gap-1">
      <legend className="sr-only">Repetition</legend>
      <label htmlFor={id} className="text-xs text-muted">
        Repeats
      </label>
      <select
        id={id}
        className={`${box} w-full`}
        value={words === null ? (parts?.base ?? '') : 'own'}
        onChange={(e) => choose(e.target.value)}
      >
        <option value="">Does not repeat</option>
        {options.map((one) => (
          <option key={one} value={one}>
            {labelOf(one, start)}
          </option>
        ))}
        <option value="own">In words …</option>
      </select>
      {words !== null && (
        <input
          className={`${box} w-full`}
          aria-label="Repeats, in words"
          aria-describedby={`${id}-read`}
          value={words}
          maxLength={300}
          placeholder="first Monday of the month until June"
          onChange={(e) => tell(e.target.value)}
        />
      )}
      <p id={`${id}-read`} className="text-xs text-muted" hidden={words === null} aria-live="polite">
        {isUnread ? 'Not understood yet.' : parts && words !== '' ? labelOf(parts.base, start) : ''}
      </p>
      {leftOut.length > 0 && <p className="text-xs text-muted">Not on {leftOut.join(', ')}</p>}
      {parts && (
        <EndField
          end={end}
          start={start}
          onChange={(next) => onChange(withLeftOut(ruleWithEnd(parts.base, next), leftOut))}
        />
      )}
    </fieldset>
  );
}

type EndProps = { end: RuleEnd; start: string; onChange(end: RuleEnd): void };

function EndField({ end, start, onChange }: EndProps) {
  return (
    <div className="flex min-w-0 flex-wrap gap-1">
      <select
        className={`${box} flex-1`}
        aria-label="Ends"
        value={end.kind}
        onChange={(e) => onChange(firstEnd(e.target.value, start))}
      >
        <option value="never">Without end</option>
        <option value="on">Until a day</option>
        <option value="after">A number of times</option>
      </select>
      {end.kind === 'on' && (
        <input
          type="date"
          className={`${box} flex-1`}
          aria-label="Last day"
          value={end.date}
          onChange={(e) => e.target.value !== '' && onChange({ kind: 'on', date: e.target.value })}
        />
      )}
      {end.kind === 'after' && (
        <input
          type="number"
          className={`${box} w-20`}
          aria-label="How many times"
          min={1}
          max={5000}
          value={end.times}
          onChange={(e) => {
            const times = Math.floor(Number(e.target.value));
            if (times >= 1 && times <= 5000) onChange({ kind: 'after', times });
          }}
        />
      )}
    </div>
  );
}

/** What an end is at first, for something that starts on this day. */
function firstEnd(kind: string, start: string): RuleEnd {
  if (kind === 'after') return { kind: 'after', times: 10 };
  if (kind !== 'on' || start === '') return { kind: 'never' };
  return { kind: 'on', date: Temporal.PlainDate.from(start).add({ months: 3 }).toString() };
}

function labelOf(rule: string, start: string): string {
  const read = readRule(rule).rule;
  if (!read || start === '') return rule;
  const said = sayHowOften(read, dayOf(start));
  return said.charAt(0).toUpperCase() + said.slice(1);
}

function readsAs(words: string, { now, timeZone }: Props['voice']): boolean {
  return readRepeatWords(words, { now, timeZone }) !== null;
}
