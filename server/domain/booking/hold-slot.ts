/**
 * Keeps the slot that somebody chose while they say who it is for and yes: a claim among those who
 * book through us, a hold at Cal.com for everybody else. A hold only hides a slot, so booking
 * works without one, and what cannot be held for another reason is booked all the same.
 */
import type { BookingRefusal } from './bookings-vendor.ts';
import type { BookingAccount, BookingDeps } from './bookings.ts';
import type { ChosenType } from './choose-event-type.ts';
import { noteHold } from './offers.ts';
import type { Offer } from './offers.ts';
import { claimSlot, heldByPerson, releaseSlot } from './slot-claim.ts';

type Held = {
  account: BookingAccount;
  chosen: ChosenType;
  offer: Offer;
  personId: string;
  holder: string;
  /** Everything this talk was offered: a hold of its own must not keep it out. */
  offers: readonly Offer[];
  /** Cal.com would refuse to hold what only the booking itself is in the way of. */
  isMove?: true;
};

/** As long as Cal.com holds a slot for us. */
const holdMs = 5 * 60_000;
/** A hold that ends in a moment is none. */
const spareMs = 20_000;

/** Null when it is held or was not to be held, else why it is lost. */
export async function holdSlot(deps: BookingDeps, held: Held): Promise<BookingRefusal | null> {
  const { account, offer, holder, chosen } = held;
  const slot = slotOf(held);
  if (!(await claimSlot(deps, slot, { holder, forMs: holdMs }))) {
    const own = await heldByPerson(deps, slot, held.personId);
    return own === null ? lost : ownHold[own];
  }
  if (held.isMove || isHeld(deps, offer)) return null;
  for (const other of inTheWay(deps, held)) {
    if (other.start === offer.start && other.minutes === offer.minutes) {
      offer.holdUid = other.holdUid;
      return null;
    }
    await unhold(deps, held, other);
  }
  const answer = await account.vendor.hold({
    eventTypeId: offer.eventTypeId,
    start: offer.start,
    minutes: offer.minutes,
    hasLengths: chosen.type.lengths.length > 1,
  });
  if (answer.kind === 'held') {
    const hold = { offerId: offer.id, holdUid: answer.holdUid, until: answer.until };
    await noteHold(deps, held.personId, hold);
    offer.holdUid = answer.holdUid;
    return null;
  }
  if (answer.reason !== 'taken') return null;
  await releaseSlot(deps, slot, holder);
  account.forgetSlots();
  return answer;
}

/** Best effort: what is not released ends by itself. */
export async function letGo(deps: BookingDeps, held: Held): Promise<void> {
  await releaseSlot(deps, slotOf(held), held.holder);
  await unhold(deps, held, held.offer);
}

/** Best effort. */
export async function unhold(
  deps: BookingDeps,
  { account, personId }: Pick<Held, 'account' | 'personId'>,
  offer: Offer,
): Promise<void> {
  if (offer.holdUid === null) return;
  await account.vendor.release(offer.holdUid);
  await noteHold(deps, personId, { offerId: offer.id, holdUid: null, until: null });
}

/** Held by this talk under an earlier offer: of that very time, or of one that overlaps it. */
function inTheWay(deps: BookingDeps, { offer, offers }: Held): Offer[] {
  const end = (one: Offer) => Date.parse(one.start) + one.minutes * 60_000;
  return offers.filter(
    (one) =>
      one.id !== offer.id &&
      one.holdUid !== null &&
      isHeld(deps, one) &&
      Date.parse(one.start) < end(offer) &&
      end(one) > Date.parse(offer.start),
  );
}

export function slotOf({ account, offer }: Pick<Held, 'account' | 'offer'>) {
  return { account: account.name, eventTypeId: offer.eventTypeId, start: offer.start };
}

function isHeld(deps: BookingDeps, offer: Offer): boolean {
  return offer.holdUid !== null && Date.parse(offer.holdUntil ?? '') - spareMs > deps.clock.now();
}

const ownHold = {
  'in a talk': {
    kind: 'refused',
    reason: 'taken',
    heldBy: 'you',
    say: 'You have that time on hold yourself: another talk of yours waits for your answer.',
  },
  'by hand': {
    kind: 'refused',
    reason: 'taken',
    heldBy: 'you',
    say: 'You are just booking that time yourself.',
  },
} satisfies Record<string, BookingRefusal>;

const lost: BookingRefusal = {
  kind: 'refused',
  reason: 'taken',
  say: 'Somebody else is just taking that time.',
};
