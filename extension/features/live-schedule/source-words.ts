/** Where an event came from, in words: colour alone never says it. */
import type { EventSource } from '#shared/schedule/event.ts';

export const sourceWords = {
  voice: 'Added by voice',
  chat: 'Added in a chat',
  phone: 'Added by phone',
  sms: 'Added by text message',
  hand: 'Added by hand',
  'quick-add': 'Typed',
  'post-call': 'Found after a call',
  cal: 'Cal.com booking',
  google: 'From Google Calendar',
  ics: 'From a calendar file',
} as const satisfies Record<EventSource, string>;
