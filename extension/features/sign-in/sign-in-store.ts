/**
 * Where the sign-in stands. With an account in storage the answer is *signed in* at once, server or
 * not: the panel says itself how current it is. Without one: is a server there? → sign in → a code
 * is shown and the page in the browser approves it → signed in. An attempt outlives the panel, and
 * only one panel asks for the token (asking too often slows everybody down).
 */
import type { Probe, VendorState } from '#extension/platform/health.ts';
import type { Account, Item, SignInAttempt } from '#extension/platform/storage.ts';
import { createStore, type Store } from '#extension/platform/store.ts';
import { defaultServerUrl } from '#extension/platform/config.ts';
import type { askForToken, requestCode } from './device-flow.ts';
import type { Pairing, withProof } from './pairing.ts';

export type SignInState =
  | { at: 'looking'; serverUrl: string }
  | { at: 'no-server'; serverUrl: string; why: 'silent' | 'stranger' | 'not-ready' }
  | { at: 'not-allowed'; serverUrl: string }
  | { at: 'found'; serverUrl: string; vendors: Record<string, VendorState>; note: string | null }
  | { at: 'code'; attempt: SignInAttempt }
  | { at: 'signed-in'; account: Account };

export type SignInFlow = {
  askForToken: typeof askForToken;
  requestCode: typeof requestCode;
  withProof: typeof withProof;
};

export type SignInDeps = {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  probe(serverUrl: string, signal: AbortSignal): Promise<Probe>;
  /** May this address be asked without the person's leave? */
  mayReach(serverUrl: string): Promise<boolean>;
  items: {
    serverUrl: Item<string | null>;
    account: Item<Account | null>;
    attempt: Item<SignInAttempt | null>;
  };
  locks: Pick<LockManager, 'request'>;
  openTab(url: string): void;
  /** The note of a server on this computer, if there is one. */
  readPairing(): Promise<Pairing | null>;
  /** Brought when somebody signs in, not before. */
  loadFlow(): Promise<SignInFlow>;
  now(): number;
  newId(): string;
  signal: AbortSignal;
};

export type SignIn = {
  state: Store<SignInState | null>;
  lookAgain(): void;
  useServer(serverUrl: string): Promise<void>;
  begin(): Promise<void>;
  showCodePage(): void;
  cancel(): Promise<void>;
  /** Forgets the token here; `note` says why, on the screen that follows. */
  forget(note: string | null): Promise<void>;
};

const lookAgainMs = 2_500;

export function createSignIn(deps: SignInDeps): SignIn {
  const { items, signal } = deps;
  const state = createStore<SignInState | null>(null);
  let step = new AbortController();
  let note: string | null = null;

  const nextStep = () => {
    step.abort();
    step = new AbortController();
    return AbortSignal.any([step.signal, signal]);
  };

  /** The server that built this extension says where it listens; what the person typed goes before that. */
  const serverInUse = async () =>
    (await items.serverUrl.get()) ?? (await deps.readPairing())?.server ?? defaultServerUrl;

  const settle = async () => {
    const current = nextStep();
    const [account, attempt, serverUrl] = await Promise.all([
      items.account.get(),
      items.attempt.get(),
      serverInUse(),
    ]);
    if (current.aborted) return;
    if (account) return state.set({ at: 'signed-in', account });
    if (attempt && attempt.expiresAt > deps.now()) return follow(attempt, current);
    return look(serverUrl, current);
  };

  const look = async (serverUrl: string, current: AbortSignal) => {
    if (!(await deps.mayReach(serverUrl))) {
      if (!current.aborted) state.set({ at: 'not-allowed', serverUrl });
      return;
    }
    if (state.get()?.at !== 'no-server') state.set({ at: 'looking', serverUrl });
    const probe = await deps.probe(serverUrl, current);
    if (current.aborted) return;
    if (probe.kind === 'ready') return state.set({ at: 'found', serverUrl, vendors: probe.vendors, note });
    state.set({ at: 'no-server', serverUrl, why: probe.kind });
    await wait(lookAgainMs, current);
    // It may have started at another address meanwhile.
    if (!current.aborted) void settle();
  };

  const follow = async (attempt: SignInAttempt, current: AbortSignal) => {
    state.set({ at: 'code', attempt });
    try {
      await deps.locks.request('sign-in', { signal: current }, () => poll(attempt, current));
    } catch (error) {
      if (!current.aborted) throw error;
    }
  };

  const poll = async (attempt: SignInAttempt, current: AbortSignal) => {
    const { askForToken } = await deps.loadFlow();
    let { intervalMs } = attempt;
    while (deps.now() < attempt.expiresAt) {
      await wait(intervalMs, current);
      if (current.aborted) return;
      const answer = await askForToken(deps, { ...attempt, intervalMs }, current);
      if (current.aborted) return;
      if (answer.kind === 'signed-in') return keep(attempt.serverUrl, answer.token);
      if (answer.kind === 'over') return giveUp(answer.why);
      intervalMs = answer.intervalMs;
    }
    return giveUp('expired');
  };

  const keep = async (serverUrl: string, token: string) => {
    note = null;
    await items.account.set({ serverUrl, token, key: deps.newId() });
    await items.attempt.set(null);
  };

  const giveUp = async (why: 'expired' | 'denied') => {
    note =
      why === 'denied'
        ? 'The sign-in was declined. Nothing was changed.'
        : 'The code is too old. Start again.';
    await items.attempt.set(null);
  };

  items.account.watch(signal, () => void settle());
  items.attempt.watch(signal, () => void settle());
  items.serverUrl.watch(signal, () => void settle());
  void settle();

  return {
    state,
    lookAgain: () => void settle(),
    async useServer(serverUrl) {
      await items.attempt.set(null);
      await items.serverUrl.set(serverUrl);
      await settle();
    },
    async begin() {
      const serverUrl = await serverInUse();
      try {
        const { requestCode, withProof } = await deps.loadFlow();
        const code = await requestCode(deps, { serverUrl, signal });
        const pairing = await deps.readPairing();
        const verificationUrl = await withProof(code.verificationUrl, { ...code, pairing });
        const attempt = { ...code, verificationUrl };
        deps.openTab(attempt.verificationUrl);
        await items.attempt.set(attempt);
      } catch {
        note = 'The server did not start the sign-in. Try again in a moment.';
        await settle();
      }
    },
    showCodePage() {
      const shown = state.get();
      if (shown?.at === 'code') deps.openTab(shown.attempt.verificationUrl);
    },
    cancel: () => items.attempt.set(null),
    async forget(why) {
      note = why;
      await items.account.set(null);
    },
  };
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
