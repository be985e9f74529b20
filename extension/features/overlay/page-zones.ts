/**
 * Remembers, for each account of Google Calendar, the zone its days were labelled with. Forgotten when the
 * device has moved to another zone, for then Google offers to move the calendar too, and after a season.
 */
import { deviceTimeZone, now } from '#extension/platform/clock.ts';
import { pageZonesItem } from '#extension/platform/storage.ts';

const keptMs = 90 * 86_400_000;
const mostAccounts = 20;

export async function recallPageZone(account: string): Promise<string | null> {
  const found = (await pageZonesItem.get())[account];
  if (!found || found.deviceZone !== deviceTimeZone() || now() - found.seenAt > keptMs) return null;
  return found.timeZone;
}

/** @param timeZone null forgets it */
export async function rememberPageZone(account: string, timeZone: string | null): Promise<void> {
  const { [account]: _before, ...others } = await pageZonesItem.get();
  const kept = Object.fromEntries(Object.entries(others).slice(-(mostAccounts - 1)));
  const seen = timeZone !== null && { [account]: { timeZone, deviceZone: deviceTimeZone(), seenAt: now() } };
  await pageZonesItem.set({ ...kept, ...seen });
}

export async function forgetPageZones(): Promise<void> {
  await pageZonesItem.set({});
}
