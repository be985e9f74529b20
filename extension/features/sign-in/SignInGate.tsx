/**
 * Shows its children only while signed in, with api, session and settings for them; before that, what
 * is missing and how to get it. Knows no server until the account says which.
 */
import {
  lazy,
  Suspense,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { browser } from 'wxt/browser';
import { createApi, type Api } from '#extension/platform/api.ts';
import { ApiProvider } from '#extension/platform/ApiContext.tsx';
import { newId, now } from '#extension/platform/clock.ts';
import { hostPattern, isLoopback } from '#extension/platform/config.ts';
import {
  accountItem,
  lockStorage,
  serverUrlItem,
  signInAttemptItem,
  type Account,
} from '#extension/platform/storage.ts';
import { SettingsProvider } from '../settings/SettingsProvider.tsx';
import { endSession } from './end-session.ts';
import { SessionContext } from './SessionContext.tsx';
import { createSignIn, type SignIn } from './sign-in-store.ts';

/** Who is signed in never sees them. */
const SignInSteps = lazy(async () => ({ default: (await import('./SignInSteps.tsx')).SignInSteps }));

const signedOutNote = 'The server ended your session. Sign in again.';

export function SignInGate({ children }: { children: ReactNode }) {
  const signIn = useSignIn();
  if (!signIn) return null;
  return <Gate signIn={signIn}>{children}</Gate>;
}

function Gate({ signIn, children }: { signIn: SignIn; children: ReactNode }) {
  const state = useSyncExternalStore(signIn.state.subscribe, signIn.state.get);
  if (!state) return null;
  if (state.at === 'signed-in') {
    return (
      <SignedIn key={state.account.key} account={state.account} signIn={signIn}>
        {children}
      </SignedIn>
    );
  }
  return (
    <Suspense fallback={null}>
      <SignInSteps state={state} signIn={signIn} />
    </Suspense>
  );
}

function SignedIn({ account, signIn, children }: { account: Account; signIn: SignIn; children: ReactNode }) {
  const { serverUrl } = account;
  const api: Api = useMemo(
    () =>
      createApi({
        serverUrl,
        token: async () => (await accountItem.get())?.token ?? null,
        onSignedOut: () => void signIn.forget(signedOutNote),
      }),
    [serverUrl, signIn],
  );
  const session = useMemo(
    () => ({
      account,
      async signOut() {
        // First here: what the server does to the open streams must not look like its own decision.
        await signIn.forget(null);
        await endSession(account);
      },
    }),
    [account, signIn],
  );
  return (
    <SessionContext value={session}>
      <ApiProvider api={api}>
        <SettingsProvider>{children}</SettingsProvider>
      </ApiProvider>
    </SessionContext>
  );
}

/** The store lives as long as the page shows the gate. */
function useSignIn(): SignIn | null {
  const [signIn, setSignIn] = useState<SignIn | null>(null);
  const locked = useRef<Promise<void> | null>(null);
  useEffect(() => {
    const life = new AbortController();
    locked.current ??= lockStorage();
    void locked.current.then(() => {
      if (!life.signal.aborted) setSignIn(createSignIn(signInDeps(life.signal)));
    });
    return () => life.abort();
  }, []);
  return signIn;
}

function signInDeps(signal: AbortSignal): Parameters<typeof createSignIn>[0] {
  const fetchHere = (url: string, init: RequestInit) => fetch(url, init);
  return {
    fetch: fetchHere,
    async probe(serverUrl, until) {
      const { probeServer } = await import('#extension/platform/health.ts');
      return probeServer({ fetch: fetchHere }, { serverUrl, signal: until });
    },
    mayReach: async (serverUrl) =>
      isLoopback(serverUrl) || (await browser.permissions.contains({ origins: [hostPattern(serverUrl)] })),
    items: { serverUrl: serverUrlItem, account: accountItem, attempt: signInAttemptItem },
    locks: navigator.locks,
    openTab: (url) => void browser.tabs.create({ url }),
    async readPairing() {
      const { readPairing } = await import('./pairing.ts');
      return readPairing({ fetch: fetchHere, fileUrl: pairingFileUrl() });
    },
    async loadFlow() {
      const [{ askForToken, requestCode }, { withProof }] = await Promise.all([
        import('./device-flow.ts'),
        import('./pairing.ts'),
      ]);
      return { askForToken, requestCode, withProof };
    },
    now,
    newId,
    signal,
  };
}

/** The server writes this file next to the built extension; it is no part of the build. */
function pairingFileUrl(): string {
  return new URL('/local-server.json', location.origin).href;
}
