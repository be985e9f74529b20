/** The signed-in session, for the few who need more than the api: settings, sign-out, the call's end. */
import { createContext, use } from 'react';
import type { Account } from '#extension/platform/storage.ts';

export type Session = {
  account: Account;
  /** Ends the session on the server when it can be reached, and here in any case. */
  signOut(): Promise<void>;
};

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('useSession needs a SignInGate above it');
  return session;
}
