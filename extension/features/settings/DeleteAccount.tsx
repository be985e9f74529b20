/** Everything of a person goes, here and at the vendors: asked for with the address typed once more. */
import { useId, useState, type FormEvent } from 'react';
import { Button } from '#extension/components/Button.tsx';
import { useApi } from '#extension/platform/ApiContext.tsx';
import { useSession } from '../sign-in/SessionContext.tsx';
import { Row } from './Section.tsx';

export function DeleteAccount({ email }: { email: string }) {
  const api = useApi();
  const id = useId();
  const { signOut } = useSession();
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const remove = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await api.account.delete.mutate({ email });
      await signOut();
    } catch {
      setProblem('The account was not deleted: your server did not take it.');
    }
  };

  return (
    <Row
      label="Delete the account"
      note="Schedule, talks, settings and sign-ins, and the calls at the video service. This cannot be taken back."
    >
      {typed === null ? (
        <Button weight="bad" onClick={() => setTyped('')}>
          Delete…
        </Button>
      ) : (
        <form
          className="flex basis-full flex-wrap items-end gap-1.5"
          onSubmit={(event) => void remove(event)}
        >
          <label htmlFor={id} className="flex min-w-40 flex-1 flex-col gap-0.5">
            <span className="text-muted">Type {email} to confirm</span>
            <input
              id={id}
              autoFocus
              autoComplete="off"
              className="field"
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
            />
          </label>
          <Button type="submit" weight="bad" disabled={typed.trim().toLowerCase() !== email.toLowerCase()}>
            Delete everything
          </Button>
          <Button onClick={() => setTyped(null)}>Keep it</Button>
          <p role="alert" className="basis-full text-bad empty:hidden">
            {problem}
          </p>
        </form>
      )}
    </Row>
  );
}
