/**
 * What is missing about the guest, asked for with fields: letters that are typed are not misheard. The
 * answer is said in the talk, as the person would have said it.
 */
import { useId, useState } from 'react';
import { Button } from '#extension/components/Button.tsx';
import { readEmail } from '#shared/booking/read-email.ts';

const labels: Record<string, { label: string; type: string; complete: string }> = {
  name: { label: 'Guest’s name', type: 'text', complete: 'off' },
  email: { label: 'E-mail address', type: 'email', complete: 'off' },
  phone: { label: 'Phone number', type: 'tel', complete: 'off' },
};

export function AskGuest({ fields, onTell }: { fields: readonly string[]; onTell(words: string): void }) {
  const id = useId();
  const [given, setGiven] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const tell = () => {
    const values = fields.map((field) => (given[field] ?? '').trim());
    const empty = fields.find((_, n) => values[n] === '');
    if (empty !== undefined) return setProblem(`${labels[empty]?.label ?? empty} is missing.`);
    const email = given['email'];
    if (fields.includes('email') && readEmail(email ?? '') === null) {
      return setProblem('That is not a whole e-mail address.');
    }
    setProblem(null);
    onTell(values.join(', '));
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
      {fields.map((field) => (
        <label key={field} className="flex flex-col gap-0.5 text-xs text-muted">
          {labels[field]?.label ?? field}
          <input
            type={labels[field]?.type ?? 'text'}
            autoComplete={labels[field]?.complete ?? 'off'}
            dir="auto"
            value={given[field] ?? ''}
            aria-describedby={problem === null ? undefined : `${id}-problem`}
            onChange={(e) => setGiven({ ...given, [field]: e.target.value })}
            className="booking-field"
          />
        </label>
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
