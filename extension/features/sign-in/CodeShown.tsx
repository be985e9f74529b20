/** The code that the approval page shows too; whoever signs in compares the two. */
import { Button } from '#extension/components/Button.tsx';
import type { SignInAttempt } from '#extension/platform/storage.ts';
import { spacedCode } from './device-flow.ts';
import type { SignIn } from './sign-in-store.ts';
import { Welcome } from './Welcome.tsx';

export function CodeShown({ attempt, signIn }: { attempt: SignInAttempt; signIn: SignIn }) {
  const code = spacedCode(attempt.userCode);
  return (
    <Welcome title="Approve it in the tab that opened">
      <p className="text-muted">Approve only if that page shows the same code:</p>
      <output
        aria-label={`Code ${[...code].join(' ')}`}
        className="tabular rounded-card bg-surface py-4 text-center font-mono text-[1.75rem]/9 font-semibold tracking-[0.12em] shadow-card"
      >
        {code}
      </output>
      <p role="status" className="text-muted">
        Waiting for your approval. You can close the panel meanwhile; it goes on where you left.
      </p>
      <div className="flex flex-wrap gap-2">
        <Button weight="main" onClick={signIn.showCodePage}>
          Open the page again
        </Button>
        <Button onClick={() => void signIn.cancel()}>Cancel</Button>
      </div>
    </Welcome>
  );
}
