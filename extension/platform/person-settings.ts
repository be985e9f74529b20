/** How a person likes times shown and where and when they work, as `settings.get` answers it. */
import type { WorkingHours } from '#shared/schedule/working-hours.ts';
import { deviceTimeZone } from './clock.ts';

export type PersonSettings = {
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
};

/** What this device would choose; the server's English sentences go with an English locale only. */
export function deviceSettings(): PersonSettings {
  const locale = navigator.language.startsWith('en') ? navigator.language : 'en-US';
  const device = new Intl.DateTimeFormat(navigator.language, { hour: 'numeric' }).resolvedOptions();
  return {
    locale,
    hour12: device.hour12 ?? true,
    firstWeekday: firstWeekdayOf(navigator.language),
    timeZone: deviceTimeZone(),
    workingHours: { days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' },
    persona: 'scheduling',
    language: 'en',
    greeting: null,
  };
}

/** `getWeekInfo` is not in the library's types yet. */
function firstWeekdayOf(tag: string): number {
  const locale = new Intl.Locale(tag) as Intl.Locale & { getWeekInfo?: () => { firstDay: number } };
  return locale.getWeekInfo?.().firstDay ?? 1;
}
