/** The preview itself: what is new, what is there already, what repeats, what cannot be read. */
import type { ReactNode } from 'react';
import type { ImportPreview } from '#shared/ics/import-preview.ts';
import type { ImportChoices } from './use-import.ts';

type Props = { preview: ImportPreview; choices: ImportChoices; onChoose(choices: ImportChoices): void };

export function ImportFacts({ preview, choices, onChoose }: Props) {
  const { adds, known, series, problems, refusal } = preview;
  return (
    <>
      {refusal !== null && (
        <p role="alert" className="text-bad">
          {refusal}
        </p>
      )}
      <Facts
        title={`${adds.count} new`}
        note={overlapNote(adds.overlapping)}
        more={adds.count - adds.shown.length}
        isOpen
      >
        {adds.shown.map((one, index) => (
          <Fact key={index} title={one.title} note={one.when}>
            {one.overlaps.length > 0 && (
              <span className="text-warn">Overlaps with {one.overlaps.join(', ')}</span>
            )}
          </Fact>
        ))}
      </Facts>
      {known.count > 0 && (
        <Facts title={`${known.count} there already`} more={known.count - known.shown.length}>
          {known.shown.map((one, index) => (
            <Fact key={index} title={one.title} note={one.when} />
          ))}
        </Facts>
      )}
      {series.count > 0 && (
        <Facts
          title={`${series.count} that ${series.count === 1 ? 'repeats' : 'repeat'} in a way not kept here`}
          note="Their times can be added one by one instead."
          isOpen
          more={series.count - series.shown.length}
        >
          {series.shown.map((one, index) => (
            <Fact
              key={index}
              title={one.title || '(no title)'}
              note={[`Line ${one.line}`, one.why, timesOf(one.times)]
                .flatMap((part) => part ?? [])
                .join(' · ')}
            />
          ))}
        </Facts>
      )}
      {series.times > 0 && (
        <Choice
          isOn={choices.spreadsSeries}
          onChange={(spreadsSeries) => onChoose({ ...choices, spreadsSeries })}
          label={`Add those times one by one, as single events: ${series.times} from ${series.back} days ago to ${series.ahead} days ahead`}
        />
      )}
      {problems.count > 0 && (
        <Facts
          title={`${problems.count} cannot be read`}
          note="Events with such a part are left out as a whole."
          more={problems.count - problems.shown.length}
          isOpen
        >
          {problems.shown.map((one, index) => (
            <Fact key={index} title={`Line ${one.line}`} note={one.problem} />
          ))}
        </Facts>
      )}
      {problems.count > 0 && adds.count > 0 && (
        <Choice
          isOn={choices.despiteProblems}
          onChange={(despiteProblems) => onChoose({ ...choices, despiteProblems })}
          label="Bring in the rest all the same"
        />
      )}
    </>
  );
}

function timesOf(times: number | null): string {
  if (times === null) return 'Too often to add one by one.';
  return `${times} ${times === 1 ? 'time' : 'times'}.`;
}

function overlapNote(count: number): string | undefined {
  if (count === 0) return undefined;
  return `${count} ${count === 1 ? 'overlaps' : 'overlap'} with something else and would be added all the same.`;
}

type FactsProps = {
  title: string;
  note?: string | undefined;
  more: number;
  isOpen?: boolean;
  children: ReactNode;
};

function Facts({ title, note, more, isOpen = false, children }: FactsProps) {
  return (
    <details open={isOpen} className="rounded-card bg-surface px-3.5 py-2.5 shadow-card">
      <summary className="cursor-pointer font-semibold">{title}</summary>
      {note !== undefined && <p className="pt-1 text-muted">{note}</p>}
      <ul className="mt-1.5 flex max-h-64 flex-col gap-1.5 overflow-y-auto">{children}</ul>
      {more > 0 && <p className="pt-1 text-muted">And {more.toLocaleString()} more.</p>}
    </details>
  );
}

function Fact({ title, note, children }: { title: string; note: string; children?: ReactNode }) {
  return (
    <li className="flex min-w-0 flex-col break-words">
      <bdi className="font-medium">{title}</bdi>
      <span className="tabular text-muted">{note}</span>
      {children}
    </li>
  );
}

function Choice({ isOn, label, onChange }: { isOn: boolean; label: string; onChange(isOn: boolean): void }) {
  return (
    <label className="flex items-start gap-2">
      <input
        type="checkbox"
        className="mt-0.5 size-4 accent-(--accent)"
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{label}</span>
    </label>
  );
}
