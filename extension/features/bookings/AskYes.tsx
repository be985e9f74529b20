/**
 * The question before something is booked: what exactly, for which address, and what cannot be taken
 * back. The address stands there letter by letter and can be put right before the yes.
 */
import { useState } from 'react';
import { MailWarning } from 'lucide-react';
import { Button } from '#extension/components/Button.tsx';
import type { NeedsYes } from '#shared/outcome.ts';
import type { Voice } from '#shared/schedule/say-time.ts';
import { addressIn } from './booking-data.ts';
import { AskMissing } from './AskMissing.tsx';

type Props = {
  outcome: NeedsYes;
  voice: Voice;
  /** Absent: it was answered, or is not asked here. */
  onAnswer?: ((yes: boolean) => void) | undefined;
  /** Absent where there is no talk to say it in. */
  tell?: ((words: string) => void) | undefined;
  yesWords?: string;
};

export function AskYes({ outcome, voice, onAnswer, tell, yesWords = 'Yes' }: Props) {
  const [isCorrecting, setCorrecting] = useState(false);
  const address = addressIn(outcome.summary);
  return (
    <div className="flex flex-col gap-2">
      <p className="tabular">{withoutSpelling(outcome.summary)}</p>
      {address !== null && (
        <p className="rounded-control bg-accent-soft px-2.5 py-1.5 text-[0.9375rem] font-semibold tracking-wide break-all">
          <span className="sr-only">E-mail address: </span>
          <span>{address}</span>
        </p>
      )}
      {outcome.irreversible.length > 0 && (
        <div className="flex gap-2 text-muted">
          <MailWarning size={14} className="mt-0.5 shrink-0" aria-hidden="true" />
          <div>
            <p className="sr-only">Cannot be taken back:</p>
            <ul>
              {outcome.irreversible.map((effect) => (
                <li key={effect}>{effect}</li>
              ))}
            </ul>
          </div>
        </div>
      )}
      {onAnswer && !isCorrecting && (
        <div className="flex flex-wrap gap-1.5 pb-0.5">
          <Button weight="main" onClick={() => onAnswer(true)}>
            {yesWords}
          </Button>
          <Button onClick={() => onAnswer(false)}>No</Button>
          {address !== null && tell && (
            <Button weight="quiet" onClick={() => setCorrecting(true)}>
              Another address
            </Button>
          )}
        </div>
      )}
      {onAnswer && isCorrecting && tell && (
        <AskMissing
          fields={['email']}
          voice={voice}
          onTell={(email) => tell(`No, the e-mail address is ${email}`)}
        />
      )}
    </div>
  );
}

/** Spelled letters are for the ear. */
function withoutSpelling(summary: string): string {
  return `${summary.replace(/\s\([^()]* at [^()]* dot [^()]*\)/, '').replace(/[.?!\s]+$/, '')}?`;
}
