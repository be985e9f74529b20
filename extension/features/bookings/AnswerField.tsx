/** One thing to fill in: about the guest, or a question that the kind of appointment asks of its own. */
import type { BookingQuestion } from '#shared/booking/booking-question.ts';

type Props = {
  question: { label: string; kind: FieldKind; options: readonly string[]; isRequired: boolean };
  value: string;
  /** Id of what is said about it when it is wrong. */
  problemId?: string | undefined;
  autoFocus?: boolean;
  onChange(value: string): void;
};

export type FieldKind = BookingQuestion['kind'] | 'email';

const types: Partial<Record<FieldKind, string>> = {
  email: 'email',
  phone: 'tel',
  link: 'url',
  number: 'text',
};

export function AnswerField({ question, value, problemId, autoFocus, onChange }: Props) {
  const { label, kind, options, isRequired } = question;
  const shownLabel = isRequired ? label : `${label} (may stay empty)`;
  const common = {
    className: 'booking-field',
    dir: 'auto' as const,
    value,
    'aria-describedby': problemId,
    'aria-required': isRequired || undefined,
    autoFocus,
  };
  if (kind === 'choices') {
    const chosen = value === '' ? [] : value.split('; ');
    return (
      <fieldset className="flex flex-col gap-1 text-xs text-muted">
        <legend className="mb-0.5">{shownLabel}</legend>
        {options.map((option) => (
          <label key={option} className="flex min-h-6 items-center gap-2 text-[0.8125rem] text-text">
            <input
              type="checkbox"
              className="size-4 accent-(--accent)"
              checked={chosen.includes(option)}
              onChange={(e) =>
                onChange(
                  options
                    .filter((one) => (one === option ? e.target.checked : chosen.includes(one)))
                    .join('; '),
                )
              }
            />
            {option}
          </label>
        ))}
      </fieldset>
    );
  }
  const shown = kind === 'yes-no' ? ['Yes', 'No'] : options;
  return (
    <label className="flex flex-col gap-0.5 text-xs text-muted">
      {shownLabel}
      {kind === 'choice' || kind === 'yes-no' ? (
        <select {...common} onChange={(e) => onChange(e.target.value)}>
          <option value="">Choose …</option>
          {shown.map((option) => (
            <option key={option}>{option}</option>
          ))}
        </select>
      ) : kind === 'long-text' ? (
        <textarea {...common} rows={2} maxLength={1_000} onChange={(e) => onChange(e.target.value)} />
      ) : (
        <input
          {...common}
          type={types[kind] ?? 'text'}
          inputMode={kind === 'number' ? 'decimal' : undefined}
          autoComplete="off"
          maxLength={kind === 'text' ? 1_000 : 200}
          onChange={(e) => onChange(e.target.value)}
        />
      )}
    </label>
  );
}
