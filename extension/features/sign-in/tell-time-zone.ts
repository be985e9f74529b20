/** A new calendar does not know where its person is; the browser does. Said once, when never set. */
import type { Api } from '#extension/platform/api.ts';
import { deviceTimeZone } from '#extension/platform/clock.ts';

/** Never rejects; a failure is made up for by the next start. One page of the extension asks at a time. */
export async function tellTimeZone(api: Api, accountKey: string): Promise<void> {
  try {
    await navigator.locks.request(`time-zone ${accountKey}`, async () => {
      const { timeZone } = await api.settings.get.query();
      if (timeZone === null) await api.settings.update.mutate({ timeZone: deviceTimeZone() });
    });
  } catch {
    return;
  }
}
