/**
 * What is missing for an appointment, asked for with fields: letters that are typed are not misheard. The
 * answer is said in the talk, as the person would have said it.
 */
import { useId, useState } from 'react';
import { Button } from '#extension/components/Button.tsx';
import type { BookingQuestion } from '#shared/booking/booking-question.ts';
import { sayDay, type Voice } from '#shared/schedule/say-time.ts';
import { instantToWall } from '#shared/schedule/wall-clock.ts';
import { AnswerField } from './AnswerField.tsx';
import { guestFields, isGuestField, problemIn, sayAnswers } from './guest-fields.ts';

type Props = {
  fields: readonly string[];
  questions?: readonly BookingQuestion[];
  voice: Voice;
  onTell(words: string): void;
};

export function AskMissing({ fields, questions = [], voice, onTell }: Props) {
  const id = useId();
  const [given, setGiven] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  if (fields.includes('date')) return <AskDay voice={voice} onTell={onTell} />;
  const asked = fields.flatMap((field) =>
    isGuestField(field) ? [guestFields[field]] : questions.filter(({ slug }) => slug === field),
  );
  const tell = () => {
    const wrong = problemIn(asked, given);
    setProblem(wrong);
    if (wrong === null) onTell(sayAnswers(asked, given));
  };
  return (
    <form
      noValidate
      className="flex flex-col gap-2"
      onSubmit={(e) => {
        e.preventDefault();
        tell();
      }}
    >
      {asked.map((one) => (
        <AnswerField
          key={one.slug}
          question={one}
          value={given[one.slug] ?? ''}
          problemId={problem === null ? undefined : `${id}-problem`}
          onChange={(value) => setGiven({ ...given, [one.slug]: value })}
        />
      ))}
      <p id={`${id}-problem`} role="alert" className="text-bad empty:hidden">
        {problem}
      </p>
      <Button type="submit" weight="main" className="self-start">
        Say it
      </Button>
    </form>
  );
}

function AskDay({ voice, onTell }: Pick<Props, 'voice' | 'onTell'>) {
  const today = instantToWall(voice.now, voice.timeZone).date;
  const [date, setDate] = useState('');
  return (
    <form
      className="flex items-end gap-2"
      onSubmit={(e) => {
        e.preventDefault();
        // A year is said where the day alone would be another one.
        if (date >= today) onTell(date.slice(0, 4) === today.slice(0, 4) ? sayDay(date, voice) : date);
      }}
    >
      <label className="flex min-w-0 flex-1 flex-col gap-0.5 text-xs text-muted">
        Day
        <input
          type="date"
          required
          min={today}
          value={date}
          className="booking-field tabular"
          onChange={(e) => setDate(e.target.value)}
        />
      </label>
      <Button type="submit" weight="main" disabled={date < today}>
        Say it
      </Button>
    </form>
  );
}
