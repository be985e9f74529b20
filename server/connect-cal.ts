/**
 * Which Cal.com are we talking to, and whose account books what? Decided by the rules of
 * docs/decisions/002 and 015: the key in the environment, or the simulator in its place, is the
 * owner's; anybody else books with a key of their own, or not at all.
 */
import type { Pool } from 'pg';
import type { ConnectionVerdict, VendorState } from './api/api-deps.ts';
import type { Clock } from './clock.ts';
import type { AsPerson } from './db/as-person.ts';
import { readAccount } from './domain/booking/account-store.ts';
import { createBookingAccount } from './domain/booking/bookings.ts';
import type { BookingAccount, Bookings } from './domain/booking/bookings.ts';
import type { Env } from './env.ts';
import { sha256 } from './ids.ts';
import type { Seal } from './seal.ts';
import { createCalBookings } from './vendors/cal/bookings-vendor.ts';
import { createCalBudget } from './vendors/cal/cal-budget.ts';
import { vendorState } from './vendor-state.ts';

export type CalConnection = {
  state: VendorState;
  bookings: Bookings;
  /** An account of that key, not kept anywhere. */
  accountOfKey(key: string): BookingAccount;
  test(): Promise<ConnectionVerdict>;
  /** Once we answer: sees to it that Cal.com tells us what happens there. */
  prepare(): Promise<void>;
  /** Where Cal.com reaches us; null when it cannot. */
  webhook: { url: string; secret: string } | null;
};

type CalDeps = {
  asPerson: AsPerson;
  systemPool: Pool;
  clock: Clock;
  seal: Seal;
  webhookSecret: string;
  startSimulator: ((life: AbortSignal) => Promise<{ url: string } | null>) | null;
  say(line: string): void;
};

/** The first kind of appointment that the simulated account has. */
const simulatedUsualType = 101;
/** A key that was changed elsewhere is noticed within this time. */
const rememberedMs = 5_000;

export async function connectCal(
  deps: CalDeps,
  config: { env: Env; ownUrl: string },
  life: AbortSignal,
): Promise<CalConnection> {
  const { env } = config;
  const wanted = vendorState(env, 'cal');
  const simulator = wanted === 'simulated' ? ((await deps.startSimulator?.(life)) ?? null) : null;
  const state: VendorState = wanted === 'simulated' && !simulator ? 'off' : wanted;
  if (simulator) deps.say(`the bookings of the simulated Cal.com are shown at ${simulator.url}/`);
  const baseUrl = simulator ? `${simulator.url}/v2` : env.CAL_API_URL;
  const publicUrl = simulator ? config.ownUrl : env.PUBLIC_URL === '' ? null : env.PUBLIC_URL;
  const webhook =
    publicUrl === null ? null : { url: `${publicUrl}/api/webhook/cal`, secret: deps.webhookSecret };

  const accounts = new Map<string, BookingAccount>();
  const accountOfKey = (key: string): BookingAccount => {
    const name = sha256(`cal account\n${baseUrl}\n${key}`);
    const known = accounts.get(name);
    if (known) return known;
    const access = { baseUrl, bearer: () => key, clock: deps.clock, budget: createCalBudget(deps.clock) };
    const made = createBookingAccount(deps.clock, {
      name,
      vendor: createCalBookings(access),
      patient: createCalBookings(
        { ...access, timeoutMs: 15_000, backoffMs: [500, 2_000] },
        { isPatient: true },
      ),
      isSimulated: simulator !== null,
      eventTypeId: null,
      pageOf: (uid) => (simulator ? `${simulator.url}/#${uid}` : pageAt(env.CAL_API_URL, uid)),
    });
    accounts.set(name, made);
    return made;
  };
  const shared = state === 'off' ? null : accountOfKey(simulator ? 'simulated' : env.CAL_API_KEY);

  const remembered = new Map<string, { at: number; answer: Promise<BookingAccount | null> }>();
  const find = async (personId: string): Promise<BookingAccount | null> => {
    const stored = await readAccount(deps, personId);
    const key = stored?.sealedKey ? deps.seal.open(stored.sealedKey) : null;
    if (key !== null) return { ...accountOfKey(key), eventTypeId: stored?.eventTypeId ?? null };
    if (!shared || !(await isOwner(deps.systemPool, personId))) return null;
    const usual = env.CAL_EVENT_TYPE_ID ?? (simulator ? simulatedUsualType : null);
    return { ...shared, eventTypeId: stored?.eventTypeId ?? usual };
  };

  return {
    state,
    webhook,
    accountOfKey,
    bookings: {
      accountOf(personId) {
        const now = deps.clock.now();
        const known = remembered.get(personId);
        if (known && now - known.at < rememberedMs && now >= known.at) return known.answer;
        const asked = { at: now, answer: find(personId) };
        remembered.set(personId, asked);
        asked.answer.catch(() => remembered.delete(personId));
        return asked.answer;
      },
      forget: (personId) => void remembered.delete(personId),
    },
    async prepare() {
      if (!shared || !webhook) return;
      const made = await shared.patient.subscribe(
        webhook,
        AbortSignal.any([life, AbortSignal.timeout(10_000)]),
      );
      // Without webhooks the sweep finds everything, some minutes later.
      if (made.kind === 'refused') deps.say(`Cal.com was not asked to tell us of bookings: ${made.say}`);
    },
    test: () => testAccount(shared, state),
  };
}

export async function testAccount(
  account: BookingAccount | null,
  state: VendorState,
): Promise<ConnectionVerdict> {
  if (!account) {
    const say =
      'No Cal.com key is set on the server, so booking is off. A key of your own can be set in the settings.';
    return { state, ok: false, say };
  }
  const me = await account.vendor.me(AbortSignal.timeout(8_000));
  if (me.kind === 'refused') return { state, ok: false, say: me.say };
  const types = await account.vendor.eventTypes(AbortSignal.timeout(8_000));
  if (types.kind === 'refused') return { state, ok: false, say: types.say };
  const count = types.eventTypes.filter(({ isHidden }) => !isHidden).length;
  const kinds =
    count === 0
      ? 'There is no event type to book yet: make one on Cal.com.'
      : `${count} ${count === 1 ? 'kind of appointment' : 'kinds of appointments'} can be booked.`;
  const who = account.isSimulated ? 'The simulated Cal.com' : 'Cal.com';
  return { state, ok: count > 0, say: `${who} answers as ${me.name || me.email}. ${kinds}` };
}

async function isOwner(systemPool: Pool, personId: string): Promise<boolean> {
  const { rows } = await systemPool.query('select from users where id = $1 and owner', [personId]);
  return rows.length > 0;
}

/** The page belongs to the region the API is of. */
function pageAt(apiUrl: string, uid: string): string {
  const host = new URL(apiUrl).hostname.endsWith('.cal.eu') ? 'app.cal.eu' : 'app.cal.com';
  return `https://${host}/booking/${encodeURIComponent(uid)}`;
}
