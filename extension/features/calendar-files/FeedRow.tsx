/** The private address other calendars subscribe to. The server keeps only its hash: it is shown once, when made. */
import { Check, Copy } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { Button } from '#extension/components/Button.tsx';
import { useApi } from '#extension/platform/ApiContext.tsx';
import { isLoopback } from '#extension/platform/config.ts';
import { useSession } from '../sign-in/SessionContext.tsx';
import { Row } from '../settings/Section.tsx';

export function FeedRow() {
  const api = useApi();
  const id = useId();
  const { serverUrl } = useSession().account;
  const [isOn, setOn] = useState<boolean | null>(null);
  const [address, setAddress] = useState<string | null>(null);
  const [isCopied, setCopied] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    const life = new AbortController();
    api.calendar.feed.get.query(undefined, { signal: life.signal }).then(
      (feed) => setOn(feed.isOn),
      () => undefined,
    );
    return () => life.abort();
  }, [api]);

  // The second address ends the first: one at a time, or the one that is shown is dead.
  const [isBusy, setBusy] = useState(false);
  const act = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
      setProblem(null);
    } catch {
      setProblem(
        'That did not work: your server did not answer. Nothing was changed. Try again in a moment.',
      );
    } finally {
      setBusy(false);
    }
  };
  const make = () =>
    act(async () => {
      const { path } = await api.calendar.feed.make.mutate();
      setAddress(`${serverUrl}${path}`);
      setCopied(false);
      setOn(true);
    });
  const revoke = () =>
    act(async () => {
      await api.calendar.feed.revoke.mutate();
      setAddress(null);
      setOn(false);
    });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address ?? '');
      setCopied(true);
    } catch {
      setProblem('The clipboard is closed to this page: select the address and copy it.');
    }
  };

  return (
    <>
      <Row label="Private feed" note={isOn === true && address === null ? onNote : offNote}>
        <Button disabled={isOn === null || isBusy} onClick={() => void make()}>
          {isOn ? 'Make a new address' : 'Make an address'}
        </Button>
        {isOn === true && (
          <Button weight="bad" disabled={isBusy} onClick={() => void revoke()}>
            Turn off
          </Button>
        )}
      </Row>
      {address !== null && (
        <div className="flex flex-col gap-2 py-2.5">
          <label htmlFor={id} className="font-medium">
            Address of your feed
          </label>
          <div className="flex gap-2">
            <input
              id={id}
              readOnly
              value={address}
              className="field min-w-0 flex-1 font-mono text-[0.75rem]"
              onFocus={(event) => event.target.select()}
            />
            <Button weight="main" onClick={() => void copy()}>
              {isCopied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
              {isCopied ? 'Copied' : 'Copy'}
            </Button>
          </div>
          <p className="text-muted">
            Shown only now. Whoever has it can read your events.
            {isLoopback(serverUrl) &&
              ' Your server is on this computer: only apps on it can reach this address.'}
          </p>
        </div>
      )}
      <p role="alert" className="py-2 text-bad empty:hidden">
        {problem}
      </p>
    </>
  );
}

const offNote = 'Other calendar apps can subscribe to your events.';
const onNote = 'On. Its address was shown when it was made; a new one ends the old one.';
