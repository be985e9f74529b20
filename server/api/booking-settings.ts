/** Whose Cal.com account books, and what can be booked there: for the settings. Keys go in and never out. */
import type { BookingQuestion } from '#shared/booking/booking-question.ts';
import type { AsPerson } from '../db/as-person.ts';
import { readAccount, writeAccount } from '../domain/booking/account-store.ts';
import type { BookingAccount, Bookings } from '../domain/booking/bookings.ts';
import type { Seal } from '../seal.ts';

export type BookingSettingsDeps = {
  asPerson: AsPerson;
  bookings: Bookings;
  bookingKeys: {
    seal: Seal;
    accountOfKey(key: string): BookingAccount;
    /** Where Cal.com reaches us; null when it cannot. */
    webhook: { url: string; secret: string } | null;
  };
};

export type BookingSettings = {
  /** `own`: by a key of the person's own; `shared`: by the server's, which belongs to the owner. */
  account: 'own' | 'shared' | 'off';
  isSimulated: boolean;
  eventTypes: {
    id: number;
    title: string;
    slug: string;
    /** Its usual length. */
    minutes: number;
    lengths: number[];
    isHidden: boolean;
    needsPhone: boolean;
    questions: BookingQuestion[];
  }[];
  usualTypeId: number | null;
  /** Why there is nothing to choose from, in a sentence. */
  problem: string | null;
};

export async function bookingSettings(deps: BookingSettingsDeps, personId: string): Promise<BookingSettings> {
  const account = await deps.bookings.accountOf(personId);
  if (!account) {
    return { account: 'off', isSimulated: false, eventTypes: [], usualTypeId: null, problem: null };
  }
  const stored = await readAccount(deps, personId);
  const types = await account.eventTypes();
  return {
    account: stored?.sealedKey ? 'own' : 'shared',
    isSimulated: account.isSimulated,
    eventTypes: Array.isArray(types)
      ? types.map(({ id, title, slug, minutes, lengths, isHidden, needsPhone, questions }) => ({
          id,
          title,
          slug,
          minutes,
          lengths,
          isHidden,
          needsPhone,
          questions,
        }))
      : [],
    usualTypeId: account.eventTypeId,
    problem: Array.isArray(types) ? null : types.say,
  };
}

export async function setUsualType(
  deps: BookingSettingsDeps,
  personId: string,
  eventTypeId: number | null,
): Promise<BookingSettings> {
  await writeAccount(deps, personId, { eventTypeId });
  deps.bookings.forget(personId);
  return bookingSettings(deps, personId);
}

/** A good key is none for the simulated one: nobody should look for a fault in theirs. */
const onlySimulated =
  'Cal.com is simulated here, and that one does not know this key. To use your own account, put the key into the server’s .env file as CAL_API_KEY and start it again.';

export async function setBookingKey(
  deps: BookingSettingsDeps,
  personId: string,
  key: string,
): Promise<{ ok: boolean; say: string }> {
  const account = deps.bookingKeys.accountOfKey(key);
  const me = await account.vendor.me(AbortSignal.timeout(8_000));
  if (me.kind === 'refused') {
    const say = account.isSimulated && me.reason === 'key' ? onlySimulated : me.say;
    return { ok: false, say: `${say} The key was not kept.` };
  }
  await writeAccount(deps, personId, { sealedKey: deps.bookingKeys.seal.close(key), eventTypeId: null });
  deps.bookings.forget(personId);
  const { webhook } = deps.bookingKeys;
  // Without it the sweep finds what happened, some minutes later.
  if (webhook) await account.patient.subscribe(webhook, AbortSignal.timeout(8_000)).catch(() => undefined);
  return { ok: true, say: `Cal.com knows this key as ${me.name || me.email}. Your bookings go there now.` };
}

export async function clearBookingKey(
  deps: BookingSettingsDeps,
  personId: string,
): Promise<{ ok: boolean; say: string }> {
  await writeAccount(deps, personId, { sealedKey: null, eventTypeId: null });
  deps.bookings.forget(personId);
  return { ok: true, say: 'Your Cal.com key is gone from here. Delete it on Cal.com as well to end it.' };
}
