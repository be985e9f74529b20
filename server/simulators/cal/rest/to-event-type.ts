/** An event type as `EventTypeOutput_2024_06_14` has it. */
import type { Simulator } from '../simulator.ts';
import type { EventType, RequiredField } from '../state.ts';

export function toEventType(sim: Simulator, type: EventType): Record<string, unknown> {
  const owner = sim.state.accounts.find(({ id }) => id === type.ownerId);
  const schedule = sim.state.schedules.find(({ ownerId }) => ownerId === type.ownerId);
  const asked = (field: Exclude<RequiredField, string> | { slug: string; label: string; type: 'phone' }) => ({
    required: true,
    isDefault: false,
    placeholder: '',
    disableOnPrefill: false,
    hidden: false,
    ...field,
  });
  return {
    id: type.id,
    lengthInMinutes: type.lengthInMinutes,
    ...(type.lengthInMinutesOptions ? { lengthInMinutesOptions: type.lengthInMinutesOptions } : {}),
    title: type.title,
    slug: type.slug,
    description: type.description,
    locations: [{ type: 'integration', integration: 'cal-video' }],
    bookingFields: [
      { type: 'name', slug: 'name', label: 'Your name', placeholder: '', isDefault: true, required: true },
      {
        type: 'email',
        slug: 'email',
        label: 'E-mail',
        placeholder: '',
        isDefault: true,
        required: true,
      },
      ...(type.requiresPhone
        ? [asked({ slug: 'attendeePhoneNumber', label: 'Phone number', type: 'phone' })]
        : []),
      ...type.requiredFields.map((field) =>
        asked(typeof field === 'string' ? { slug: field, label: field, type: 'text' } : field),
      ),
    ],
    disableGuests: false,
    slotInterval: type.slotInterval,
    minimumBookingNotice: type.minimumBookingNotice,
    beforeEventBuffer: type.beforeEventBuffer,
    afterEventBuffer: type.afterEventBuffer,
    recurrence: null,
    metadata: {},
    price: type.price,
    currency: type.currency,
    lockTimeZoneToggleOnBookingPage: false,
    seatsPerTimeSlot: type.seats,
    forwardParamsSuccessRedirect: null,
    successRedirectUrl: null,
    isInstantEvent: false,
    scheduleId: schedule?.id ?? null,
    ...(type.windowDays === null
      ? {}
      : { bookingWindow: [{ type: 'calendarDays', value: type.windowDays, rolling: true }] }),
    ...(type.limitPerDay === null ? {} : { bookingLimitsCount: { day: type.limitPerDay } }),
    ...(type.requiresConfirmation
      ? { confirmationPolicy: { type: 'always', blockUnconfirmedBookingsInBooker: true } }
      : {}),
    hidden: type.hidden,
    bookingRequiresAuthentication: false,
    ownerId: type.ownerId,
    users: owner ? [String(owner.id)] : [],
    bookingUrl: `${sim.origin}/${owner?.username ?? ''}/${type.slug}`,
  };
}
