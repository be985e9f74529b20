/** What a person may change about how things are shown, said and planned. A schema file: schemas only. */
import { z } from 'zod';
import { personaNames } from '#shared/conversation/persona-names.ts';
import { isClock, isZone } from '#shared/schedule/wall-text.ts';

const clock = z.string().refine(isClock, 'must be HH:MM');

/** ISO weekdays, 1 is Monday; kept in order and once each. */
export const WorkingHoursInput = z
  .strictObject({
    days: z
      .array(z.int().min(1).max(7))
      .max(7)
      .transform((days) => [...new Set(days)].toSorted((a, b) => a - b)),
    start: clock,
    end: clock,
  })
  .refine((hours) => hours.start < hours.end, { message: 'must be later than the start', path: ['end'] });

export const SettingsPatch = z.strictObject({
  /** BCP 47, stored in its canonical form. */
  locale: z
    .string()
    .max(35)
    .refine(isLocale, 'must be a language tag')
    .transform((tag) => Intl.getCanonicalLocales(tag)[0] ?? 'en-US')
    .optional(),
  hour12: z.boolean().optional(),
  firstWeekday: z.int().min(1).max(7).optional(),
  /** IANA. */
  timeZone: z.string().refine(isZone, 'must be a time zone such as Europe/Berlin').optional(),
  workingHours: WorkingHoursInput.optional(),
  persona: z.enum(personaNames).optional(),
  /** BCP 47, stored in its canonical form. */
  language: z
    .string()
    .max(35)
    .refine(isLocale, 'must be a language tag')
    .transform((tag) => Intl.getCanonicalLocales(tag)[0] ?? 'en')
    .optional(),
  /** One sentence to begin with; null or nothing at all for the persona's own. */
  greeting: z
    .string()
    .trim()
    .max(300)
    .refine((text) => !/\p{Cc}/u.test(text), 'must be one line')
    .refine((text) => text.isWellFormed(), 'must be text')
    .transform((text) => (text === '' ? null : text))
    .nullable()
    .optional(),
  /** Talks are forgotten so many days after their end; null keeps them. */
  retentionDays: z.int().min(1).max(3_650).nullable().optional(),
  recordCalls: z.boolean().optional(),
});
export type SettingsPatch = z.output<typeof SettingsPatch>;

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
