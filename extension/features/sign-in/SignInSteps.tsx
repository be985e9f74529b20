/** The screen of each step before somebody is signed in; loaded only for who is not. */
import { CodeShown } from './CodeShown.tsx';
import { NoServer } from './NoServer.tsx';
import { ServerFound } from './ServerFound.tsx';
import type { SignIn, SignInState } from './sign-in-store.ts';

type Props = { state: Exclude<SignInState, { at: 'signed-in' }>; signIn: SignIn };

export function SignInSteps({ state, signIn }: Props) {
  switch (state.at) {
    case 'looking':
    case 'no-server':
    case 'not-allowed':
      return <NoServer state={state} signIn={signIn} />;
    case 'found':
      return <ServerFound state={state} signIn={signIn} />;
    case 'code':
      return <CodeShown attempt={state.attempt} signIn={signIn} />;
  }
}
