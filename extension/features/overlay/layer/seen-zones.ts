/**
 * What the labels of this document, and of earlier ones of the same account, said about the page's zone
 * (month-zone.ts). Whoever opens Google's settings may change it there: then nothing is known any more.
 */
import { sendMessage } from '#extension/platform/messages.ts';
import type { SeenZones } from '../page/month-zone.ts';
import type { UnderstoodPage } from '../page/page-reading.ts';
import { accountOf, readAddress } from '../page/page-url.ts';

export type ZoneMemory = {
  /** Null until it is known what is remembered of this account. */
  of(path: string): SeenZones | null;
  take(path: string, page: UnderstoodPage): void;
};

export function createZoneMemory(signal: AbortSignal, onKnown: () => void): ZoneMemory {
  const accounts = new Map<string, SeenZones | null>();
  const tell = (account: string, seen?: string | null) =>
    sendMessage('view-zone', { account, ...(seen !== undefined && { seen }) }).catch(() => null);

  const forget = (account: string) => {
    const known = accounts.get(account);
    if (!known || (!known.here && known.before === null)) return;
    accounts.set(account, { here: null, before: null });
    void tell(account, null);
  };
  const learn = async (account: string) => {
    accounts.set(account, null);
    const before = await tell(account);
    if (signal.aborted || accounts.get(account)) return;
    accounts.set(account, { here: null, before });
    onKnown();
  };

  return {
    of(path) {
      const account = accountOf(path);
      if (!accounts.has(account)) void learn(account);
      if (readAddress(path).view === 'settings') forget(account);
      return accounts.get(account) ?? null;
    },
    take(path, { kind, zone: { timeZone, isLabelled }, days }) {
      const account = accountOf(path);
      const first = days[0]?.date;
      const last = days.at(-1)?.date;
      if (kind !== 'days' || !isLabelled || first === undefined || last === undefined) return;
      const known = accounts.get(account);
      accounts.set(account, { here: { timeZone, days: { first, last } }, before: timeZone });
      if (known?.before !== timeZone) void tell(account, timeZone);
    },
  };
}
