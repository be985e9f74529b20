/** Who is signed in where, and the way out. */
import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { Button } from '#extension/components/Button.tsx';
import { useApi } from '#extension/platform/ApiContext.tsx';
import { useSession } from '../sign-in/SessionContext.tsx';
import { DeleteAccount } from './DeleteAccount.tsx';
import { Row, Section } from './Section.tsx';

export function AccountSection() {
  const api = useApi();
  const { account, signOut } = useSession();
  const [email, setEmail] = useState<string | null>(null);

  useEffect(() => {
    const life = new AbortController();
    api.account.me.query(undefined, { signal: life.signal }).then(
      (me) => setEmail(me.email),
      () => undefined,
    );
    return () => life.abort();
  }, [api]);

  return (
    <Section title="Account">
      <Row label={email ?? 'Signed in'} note={`On ${new URL(account.serverUrl).host}`}>
        <Button weight="bad" onClick={() => void signOut()}>
          Sign out
        </Button>
      </Row>
      {email !== null && <DeleteAccount email={email} />}
      <Row label="Calendar Agent" note={`Version ${browser.runtime.getManifest().version}`} />
    </Section>
  );
}
