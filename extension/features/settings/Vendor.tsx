/** One vendor: its state, a test with its verdict in words, the way to a key. */
import { ExternalLink } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#extension/components/Button.tsx';
import type { VendorState } from '#extension/platform/health.ts';
import { stateWords, type VendorWords } from './vendors.ts';

type Verdict = { ok: boolean; say: string };
type Props = { words: VendorWords; state: VendorState; test: (() => Promise<Verdict>) | null };

const pill: Record<VendorState, string> = {
  live: 'bg-ok-soft text-ok',
  simulated: 'bg-warn-soft text-warn',
  off: 'bg-sunk text-muted',
};

export function Vendor({ words, state, test }: Props) {
  const [verdict, setVerdict] = useState<Verdict | 'asking' | null>(null);
  const { label, say } = stateWords[state];

  const ask = async () => {
    if (!test) return;
    setVerdict('asking');
    try {
      setVerdict(await test());
    } catch {
      setVerdict({ ok: false, say: 'Your server did not answer. Try again in a moment.' });
    }
  };

  return (
    <div className="flex flex-col gap-2 py-3">
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <p className="flex items-center gap-2 font-medium">
            {words.name}
            <span className={`rounded-full px-2 py-0.5 text-[0.6875rem]/4 font-semibold ${pill[state]}`}>
              {label}
            </span>
          </p>
          <p className="text-muted">{say(words)}</p>
        </div>
        {test && (
          <Button disabled={verdict === 'asking'} onClick={() => void ask()}>
            {verdict === 'asking' ? 'Testing' : 'Test'}
          </Button>
        )}
      </div>
      {verdict !== null && verdict !== 'asking' && (
        <p
          role="status"
          className={`rounded-control px-2.5 py-1.5 ${verdict.ok ? 'bg-ok-soft text-ok' : 'bg-bad-soft text-bad'}`}
        >
          {verdict.say}
        </p>
      )}
      {state !== 'live' && (
        <p className="text-muted">
          To use your own account,{' '}
          <a
            href={words.keysAt}
            target="_blank"
            rel="noreferrer"
            className="inline-flex items-center gap-1 font-medium text-accent underline underline-offset-2"
          >
            get a key
            <ExternalLink size={12} aria-hidden />
          </a>
          , put <code className="rounded bg-sunk px-1">{words.key}</code> into the server’s .env file and
          start it again.
        </p>
      )}
    </div>
  );
}
