/** The account a simulated Cal.com starts with: one host, working days, and an event type of each kind. */
import type { Account, EventType, Schedule, State } from './state.ts';

export type AccountSeed = {
  apiKey: string;
  username?: string;
  timeZone?: string;
  availability?: Schedule['availability'];
  overrides?: Schedule['overrides'];
  /** Default: `usualTypes`. */
  eventTypes?: (Partial<EventType> & Pick<EventType, 'title' | 'slug' | 'lengthInMinutes'>)[];
};

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];

export const usualTypes: NonNullable<AccountSeed['eventTypes']> = [
  { title: 'Demo', slug: 'demo', lengthInMinutes: 30, lengthInMinutesOptions: [15, 30, 60] },
  { title: 'Short call', slug: 'short-call', lengthInMinutes: 15 },
  {
    title: 'Consultation',
    slug: 'consultation',
    lengthInMinutes: 60,
    requiresConfirmation: true,
    afterEventBuffer: 15,
  },
  { title: 'Paid session', slug: 'paid-session', lengthInMinutes: 45, price: 9_000 },
  {
    title: 'Onboarding',
    slug: 'onboarding',
    lengthInMinutes: 50,
    requiredFields: [
      { slug: 'company', label: 'Company', type: 'text' },
      { slug: 'team-size', label: 'Team size', type: 'select', options: ['1–10', '11–50', 'More than 50'] },
      { slug: 'what-for', label: 'What do you want to use it for?', type: 'textarea', required: false },
    ],
  },
];

export function seedState(
  seeds: readonly AccountSeed[],
  timeZone: string,
): Pick<State, 'accounts' | 'schedules' | 'eventTypes'> {
  const accounts: Account[] = [];
  const schedules: Schedule[] = [];
  const eventTypes: EventType[] = [];
  for (const [index, seed] of seeds.entries()) {
    const id = index + 1;
    const username = seed.username ?? `host${id}`;
    const zone = seed.timeZone ?? timeZone;
    accounts.push({
      id,
      apiKey: seed.apiKey,
      username,
      name: 'Host',
      email: `${username}@example.com`,
      timeZone: zone,
    });
    schedules.push({
      id: id * 10,
      ownerId: id,
      name: 'Working hours',
      timeZone: zone,
      availability: seed.availability ?? [{ days: weekdays, startTime: '09:00', endTime: '17:00' }],
      overrides: seed.overrides ?? [],
    });
    for (const [order, type] of (seed.eventTypes ?? usualTypes).entries()) {
      eventTypes.push({ ...plainType, ...type, id: type.id ?? id * 100 + order + 1, ownerId: id });
    }
  }
  return { accounts, schedules, eventTypes };
}

const plainType: Omit<EventType, 'id' | 'ownerId' | 'title' | 'slug' | 'lengthInMinutes'> = {
  description: '',
  slotInterval: null,
  minimumBookingNotice: 60,
  beforeEventBuffer: 0,
  afterEventBuffer: 0,
  windowDays: 60,
  limitPerDay: null,
  activePerAttendee: null,
  requiresConfirmation: false,
  price: 0,
  currency: 'usd',
  seats: null,
  hidden: false,
  requiresPhone: false,
  requiredFields: [],
  allowsCancelling: true,
};
