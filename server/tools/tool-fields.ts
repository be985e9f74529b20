/** Fields that several tools share, described once. Values are the person's words or ISO. */
import { z } from 'zod';
import { readDurationWords } from '#shared/language/read-words.ts';
import type { EventLink } from '#shared/schedule/event.ts';

const words = (most: number) => z.string().trim().min(1).max(most);

export const title = words(500).describe('What the event is called, in the person’s own words.');
export const date = words(200).describe(
  'The day: the person’s own words ("tomorrow", "next Friday") or YYYY-MM-DD. Never work a date out yourself: pass what was said.',
);
export const clock = words(200).describe(
  'A clock time: the person’s own words ("half past three", "7am") or HH:MM.',
);
export const duration = z
  .union([words(100), z.number().int().min(1).max(527_040)])
  .describe('How long: words ("an hour and a half") or minutes.');
export const timeZone = words(64).describe(
  'IANA zone, only if the person named a place or zone for the time. Leave out otherwise.',
);
export const event = words(500).describe(
  'Which event: its id from an earlier answer, or the words the person used for it, without its day.',
);
export const on = words(200).describe('The day that event is on now, if the person said it.');
export const place = words(500).describe('Where it is.');
export const notes = z.string().max(10_000).describe('Anything else to keep with it.');
export const guests = z
  .array(
    z.union([
      words(320),
      z.object({
        name: words(200).optional(),
        email: z.email().max(320).optional(),
        timeZone: words(64).optional(),
      }),
    ]),
  )
  .max(100)
  .describe('Who else is there: names or e-mail addresses. They are noted down, nobody is written to.');
const longestReminder = 40_320;
const minutesBefore = z.union([
  z.number().int().min(0).max(longestReminder),
  words(100).transform((said, context) => {
    const minutes = /^(?:at the start|0)$/i.test(said) ? 0 : readDurationWords(said);
    if (minutes !== null && minutes <= longestReminder) return minutes;
    context.addIssue({
      code: 'custom',
      message: `I could not find a length of time in “${said.slice(0, 60)}”.`,
    });
    return z.NEVER;
  }),
]);
export const reminders = z
  .union([minutesBefore, z.array(minutesBefore).max(10)])
  .describe(
    'Remind so long before it starts: minutes, or words ("half an hour", "a day"). Several in a list; an empty list for none. Only if the person asked for a reminder; 15 where they did not say how long before.',
  );
/** Only from the panel: the page it was read from, the way into its call. Nothing a browser would run. */
export const links = z
  .array(
    z.strictObject({
      kind: z.enum(['page', 'call']),
      url: z.url({ protocol: /^https?$/ }).max(2_000),
      title: z.string().trim().max(300).optional(),
    }),
  )
  .max(5);
export const allowOverlap = z
  .boolean()
  .describe('True only after the person was told what it clashes with and said to do it anyway.');
export const scope = words(100).describe(
  'Only for something that repeats, and only as the person said it: "just this one", "from now on", "all of them". Leave it out if they did not say; it is asked then.',
);

export function toGuests(
  input: z.output<typeof guests>,
): { name?: string; email?: string; timeZone?: string }[] {
  return input.map((guest) => {
    if (typeof guest === 'string') return /^\S+@\S+\.\S+$/.test(guest) ? { email: guest } : { name: guest };
    return {
      ...(guest.name === undefined ? {} : { name: guest.name }),
      ...(guest.email === undefined ? {} : { email: guest.email }),
      ...(guest.timeZone === undefined ? {} : { timeZone: guest.timeZone }),
    };
  });
}

export function toLinks(input: z.output<typeof links>): EventLink[] {
  return input.map(({ kind, url, title: name }) => ({ kind, url, ...(name ? { title: name } : {}) }));
}

export function toReminders(input: z.output<typeof reminders>): number[] {
  return typeof input === 'number' ? [input] : [...new Set(input)];
}
