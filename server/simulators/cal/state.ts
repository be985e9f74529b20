/**
 * What the simulated Cal.com holds. Kept in one JSON file when there is a state folder, so that
 * bookings made yesterday are still there after a restart.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Account = {
  id: number;
  apiKey: string;
  username: string;
  name: string;
  email: string;
  timeZone: string;
};

export type Schedule = {
  id: number;
  ownerId: number;
  name: string;
  timeZone: string;
  availability: { days: string[]; startTime: string; endTime: string }[];
  overrides: { date: string; startTime: string; endTime: string }[];
};

/** A question of its own; a bare slug is a line of text. */
export type RequiredField =
  | string
  | {
      slug: string;
      label: string;
      type:
        | 'text'
        | 'textarea'
        | 'number'
        | 'select'
        | 'radio'
        | 'checkbox'
        | 'multiselect'
        | 'boolean'
        | 'url';
      options?: string[];
      /** Default: true. */
      required?: boolean;
    };

export type EventType = {
  id: number;
  ownerId: number;
  title: string;
  slug: string;
  description: string;
  lengthInMinutes: number;
  lengthInMinutesOptions?: number[];
  slotInterval: number | null;
  /** Minutes. */
  minimumBookingNotice: number;
  beforeEventBuffer: number;
  afterEventBuffer: number;
  /** Days ahead that can be booked; null: any. */
  windowDays: number | null;
  limitPerDay: number | null;
  activePerAttendee: number | null;
  requiresConfirmation: boolean;
  /** Smallest unit of the currency. */
  price: number;
  currency: string;
  seats: number | null;
  hidden: boolean;
  requiresPhone: boolean;
  requiredFields: RequiredField[];
  allowsCancelling: boolean;
};

export type Attendee = {
  name: string;
  email: string;
  timeZone: string;
  language: string;
  absent: boolean;
  phoneNumber?: string;
};

export type BookingRow = {
  id: number;
  uid: string;
  ownerId: number;
  eventTypeId: number;
  status: 'accepted' | 'pending' | 'cancelled' | 'rejected';
  /** Unix milliseconds. */
  start: number;
  end: number;
  attendees: Attendee[];
  guests: string[];
  responses: Record<string, unknown>;
  metadata: Record<string, unknown>;
  location: string;
  absentHost: boolean;
  paid: boolean;
  cancellationReason: string;
  cancelledByEmail: string;
  rescheduledByEmail: string | null;
  reschedulingReason?: string;
  rescheduledFromUid?: string;
  rescheduledToUid?: string;
  createdAt: number;
  updatedAt: number;
};

export type Reservation = { uid: string; eventTypeId: number; start: number; end: number; until: number };
export type Block = { ownerId: number; start: number; end: number };
export type Webhook = {
  id: number;
  userId: number;
  subscriberUrl: string;
  active: boolean;
  triggers: string[];
  payloadTemplate: string | null;
  secret?: string;
};

/** What would be sent to somebody. */
export type Mail = {
  to: string;
  subject: string;
  /** The booking it is about. */
  uid: string;
  /** It brings the appointment as a calendar file. */
  hasFile: boolean;
  /** Unix milliseconds. */
  at: number;
};

export type State = {
  accounts: Account[];
  schedules: Schedule[];
  eventTypes: EventType[];
  bookings: BookingRow[];
  reservations: Reservation[];
  /** Busy times of other calendars of the hosts. */
  blocks: Block[];
  webhooks: Webhook[];
  /** Oldest first. */
  mails: Mail[];
  /** The number the next row gets. */
  nextId(): number;
  save(): void;
};

type Kept = Pick<State, 'bookings' | 'webhooks' | 'blocks'> & { lastId: number; mails?: Mail[] };

export function openState(
  stateDir: string | null,
  seed: Pick<State, 'accounts' | 'schedules' | 'eventTypes'>,
): State {
  const file = stateDir === null ? null : join(stateDir, 'cal-simulator.json');
  const kept = file === null ? null : readKept(file);
  let lastId = kept?.lastId ?? 1000;
  const state: State = {
    ...seed,
    bookings: kept?.bookings ?? [],
    blocks: kept?.blocks ?? [],
    webhooks: kept?.webhooks ?? [],
    mails: kept?.mails ?? [],
    reservations: [],
    nextId: () => {
      lastId += 1;
      return lastId;
    },
    save() {
      if (file === null || stateDir === null) return;
      mkdirSync(stateDir, { recursive: true, mode: 0o700 });
      const { bookings, blocks, webhooks, mails } = state;
      const text = JSON.stringify({
        bookings: bookings.slice(-2_000),
        blocks,
        webhooks,
        mails,
        lastId,
      } satisfies Kept);
      // Webhooks hold a secret: nobody else may read the file, and a crash must not leave half of it.
      writeFileSync(`${file}.new`, text, { mode: 0o600 });
      renameSync(`${file}.new`, file);
    },
  };
  return state;
}

function readKept(file: string): Kept | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Kept;
  } catch {
    // No file yet, or one nobody can read, is worth less than a simulator that starts.
    return null;
  }
}
