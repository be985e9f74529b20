/** The server is there; one click begins the sign-in. Says before it what is only simulated. */
import { useState } from 'react';
import { Button } from '#extension/components/Button.tsx';
import { ServerAddress } from './ServerAddress.tsx';
import type { SignIn, SignInState } from './sign-in-store.ts';
import { Welcome } from './Welcome.tsx';

type Props = { state: Extract<SignInState, { at: 'found' }>; signIn: SignIn };

export function ServerFound({ state, signIn }: Props) {
  const [isBusy, setBusy] = useState(false);
  const [wantsOther, setWantsOther] = useState(false);
  const isSimulated = Object.values(state.vendors).includes('simulated');

  const begin = async () => {
    setBusy(true);
    await signIn.begin();
    setBusy(false);
  };

  return (
    <Welcome title="Talk to your calendar">
      <p className="text-muted">
        Say what should change. You see it change here, with what was really stored, and can take any of it
        back.
      </p>
      {state.note !== null && (
        <p role="status" className="rounded-control bg-warn-soft px-3 py-2 text-warn">
          {state.note}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button weight="main" disabled={isBusy} onClick={() => void begin()}>
          Sign in
        </Button>
        {!wantsOther && <Button onClick={() => setWantsOther(true)}>Use another server</Button>}
      </div>
      {wantsOther && <ServerAddress current={state.serverUrl} signIn={signIn} />}
      <p className="text-muted">
        Your server answers at {new URL(state.serverUrl).host}.
        {isSimulated && ' It runs without vendor accounts: the people you talk to are simulated, and say so.'}
      </p>
    </Welcome>
  );
}
