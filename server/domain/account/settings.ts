/**
 * How a person likes things shown and said (`settings`), and where and when they work (their
 * calendar). Two tables, one answer. Run inside `asPerson`; the rows come with the account.
 */
import { eq } from 'drizzle-orm';
import { AppError } from '#shared/errors.ts';
import type { Db } from '#server/db/client.ts';
import { calendars } from '#server/db/schema/calendars.ts';
import { settings } from '#server/db/schema/settings.ts';
import type { WorkingHours } from '#shared/schedule/working-hours.ts';
import type { SettingsPatch } from './settings-patch.ts';

export type Settings = {
  /** BCP 47. */
  locale: string;
  hour12: boolean;
  /** ISO: 1 is Monday. */
  firstWeekday: number;
  /** IANA; null until a device has told it. */
  timeZone: string | null;
  workingHours: WorkingHours;
  /** Who the agent is in a new talk. */
  persona: string;
  /** BCP 47: what is spoken in a new talk. */
  language: string;
  /** The first sentence of a talk; null for the persona's own. */
  greeting: string | null;
  /** Days after their end; null keeps talks. */
  retentionDays: number | null;
  /** New calls are recorded, where the server has storage for it. */
  recordCalls: boolean;
};

export async function getSettings(db: Db, personId: string): Promise<Settings> {
  const [found] = await db
    .select({
      locale: settings.locale,
      hour12: settings.hour12,
      firstWeekday: settings.firstWeekday,
      timeZone: calendars.timeZone,
      workingHours: calendars.workingHours,
      persona: settings.persona,
      language: settings.language,
      greeting: settings.greeting,
      retentionDays: settings.retentionDays,
      recordCalls: settings.recordCalls,
    })
    .from(settings)
    .innerJoin(calendars, eq(calendars.ownerId, settings.ownerId))
    .where(eq(settings.ownerId, personId));
  if (!found) throw new AppError('not-signed-in', 'this person has no settings any more');
  return found;
}

/** Changes what is given and answers with everything, read back. The patch was parsed by `SettingsPatch`. */
export async function updateSettings(
  db: Db,
  person: { personId: string; now: string },
  patch: SettingsPatch,
): Promise<Settings> {
  const { timeZone, workingHours, ...given } = patch;
  const shown = withoutGaps(given);
  if (Object.keys(shown).length > 0) {
    await db
      .update(settings)
      .set({ ...shown, updatedAt: person.now })
      .where(eq(settings.ownerId, person.personId));
  }
  const planned = withoutGaps({ timeZone, workingHours });
  if (Object.keys(planned).length > 0) {
    await db.update(calendars).set(planned).where(eq(calendars.ownerId, person.personId));
  }
  return await getSettings(db, person.personId);
}

/** Fields that are absent stay as they are; only `undefined` counts as absent. */
function withoutGaps<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
