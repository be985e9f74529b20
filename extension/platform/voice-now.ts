/** How times are said to the person where no page of ours is open: in the background. */
import type { Voice } from '#shared/schedule/say-time.ts';
import { now } from './clock.ts';
import { deviceSettings } from './person-settings.ts';
import { settingsItem } from './storage.ts';

/** `at` in milliseconds since 1970. As the person likes times said; this device's way while nobody has signed in. */
export async function voiceNow(at = now()): Promise<Voice> {
  const known = await settingsItem.get();
  const { locale, hour12, timeZone } = { ...deviceSettings(), ...known?.settings };
  return {
    now: new Date(at).toISOString(),
    timeZone: timeZone ?? deviceSettings().timeZone ?? 'UTC',
    hour12,
    locale,
  };
}
