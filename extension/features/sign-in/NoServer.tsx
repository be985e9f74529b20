/** No calendar server answers at the address: how to start one, another address, and looking again by itself. */
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { browser } from 'wxt/browser';
import { Button } from '#extension/components/Button.tsx';
import { IconButton } from '#extension/components/IconButton.tsx';
import { hostPattern } from '#extension/platform/config.ts';
import { ServerAddress } from './ServerAddress.tsx';
import type { SignIn, SignInState } from './sign-in-store.ts';
import { Welcome } from './Welcome.tsx';

type Props = { state: Extract<SignInState, { at: 'looking' | 'no-server' | 'not-allowed' }>; signIn: SignIn };

export function NoServer({ state, signIn }: Props) {
  const [wantsOther, setWantsOther] = useState(false);
  const address = new URL(state.serverUrl).host;

  if (state.at === 'looking') {
    return (
      <Welcome title="Looking for your calendar">
        <p className="text-muted">Asking {address} …</p>
      </Welcome>
    );
  }

  const grant = async () => {
    if (await browser.permissions.request({ origins: [hostPattern(state.serverUrl)] })) signIn.lookAgain();
  };

  return (
    <Welcome title={titleOf(state)}>
      <Explanation state={state} address={address} />
      <div className="flex flex-wrap gap-2">
        {state.at === 'not-allowed' ? (
          <Button weight="main" onClick={() => void grant()}>
            Allow {address}
          </Button>
        ) : (
          <Button weight="main" onClick={signIn.lookAgain}>
            Look again
          </Button>
        )}
        {!wantsOther && <Button onClick={() => setWantsOther(true)}>Use another address</Button>}
      </div>
      {wantsOther && <ServerAddress current={state.serverUrl} signIn={signIn} />}
    </Welcome>
  );
}

function titleOf(state: Exclude<Props['state'], { at: 'looking' }>): string {
  if (state.at === 'not-allowed') return 'May the panel talk to your server?';
  switch (state.why) {
    case 'silent':
      return 'Your calendar server is not running';
    case 'not-ready':
      return 'Your calendar server is starting';
    case 'stranger':
      return 'Something else answers at this address';
  }
}

function Explanation({
  state,
  address,
}: {
  state: Exclude<Props['state'], { at: 'looking' }>;
  address: string;
}) {
  if (state.at === 'not-allowed') {
    return <p className="text-muted">Chrome asks you once before the extension may reach {address}.</p>;
  }
  switch (state.why) {
    case 'silent':
      return (
        <>
          <p className="text-muted">
            Nothing answers at <b className="font-medium text-text">{address}</b>. In the folder of Calendar
            Agent, run
          </p>
          <CommandLine command="npm start" />
          <p className="text-muted">This page goes on by itself as soon as the server is there.</p>
        </>
      );
    case 'not-ready':
      return (
        <p className="text-muted">
          It answers at {address} but is not ready yet, for example because its database is not. This page
          goes on by itself.
        </p>
      );
    case 'stranger':
      return (
        <p className="text-muted">
          {address} answers, but not as a calendar server. Another program may be using that port.
        </p>
      );
  }
}

function CommandLine({ command }: { command: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(command);
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  };
  return (
    <div className="flex items-center justify-between gap-2 rounded-control bg-sunk py-1 pr-1 pl-3">
      <code className="text-[0.875rem]">{command}</code>
      <IconButton label={isCopied ? 'Copied' : 'Copy'} onClick={() => void copy()}>
        {isCopied ? <Check size={15} /> : <Copy size={15} />}
      </IconButton>
    </div>
  );
}
