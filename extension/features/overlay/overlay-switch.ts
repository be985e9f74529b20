/**
 * Whether the schedule is drawn on Google Calendar's page. Chrome's leave for that one site is the
 * switch; it is asked for when the person turns the overlay on and given back when they turn it off.
 * The script is registered only while both hold, so no page is touched before (docs/decisions/037).
 */
import { browser } from 'wxt/browser';
import { calendarOrigin } from '#extension/platform/messages.ts';
import { overlayIsOffItem } from '#extension/platform/storage.ts';

const origins = [`${calendarOrigin}/*`];
const id = 'calendar-overlay';
const file = 'calendar-overlay.js';

export async function isOverlayWanted(): Promise<boolean> {
  return !(await overlayIsOffItem.get()) && (await browser.permissions.contains({ origins }));
}

/** Call first thing in a click: Chrome asks only then. False when the person said no. */
export async function turnOverlayOn(): Promise<boolean> {
  const isGranted = await browser.permissions.request({ origins });
  if (isGranted) await overlayIsOffItem.set(false);
  return isGranted;
}

export async function turnOverlayOff(): Promise<void> {
  await overlayIsOffItem.set(true);
  // A leave that the extension was built with cannot be given back; it is off all the same.
  await browser.permissions.remove({ origins }).catch(() => false);
}

export function watchOverlaySwitch(signal: AbortSignal, onChange: () => void): void {
  const { onAdded, onRemoved } = browser.permissions;
  const listener = () => onChange();
  onAdded.addListener(listener);
  onRemoved.addListener(listener);
  overlayIsOffItem.watch(signal, listener);
  signal.addEventListener('abort', () => {
    onAdded.removeListener(listener);
    onRemoved.removeListener(listener);
  });
}

/** Makes what is registered agree with what is wanted. True when it was registered just now. */
export async function syncRegistration(): Promise<'registered' | 'unregistered' | 'as-it-was'> {
  const isWanted = await isOverlayWanted();
  const isRegistered = (await browser.scripting.getRegisteredContentScripts({ ids: [id] })).length > 0;
  if (isWanted === isRegistered) return 'as-it-was';
  if (!isWanted) {
    await browser.scripting.unregisterContentScripts({ ids: [id] });
    return 'unregistered';
  }
  await browser.scripting.registerContentScripts([
    {
      id,
      js: [file],
      matches: origins,
      runAt: 'document_idle',
      allFrames: false,
      persistAcrossSessions: true,
    },
  ]);
  return 'registered';
}

/** The part that draws, for a page that has something to draw on. */
export async function bringLayer(tabId: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId }, files: ['calendar-layer.js'] });
}

/** Pages that were open before. */
export async function startInOpenTabs(): Promise<void> {
  for (const tab of await browser.tabs.query({ url: origins })) {
    if (tab.id === undefined) continue;
    // A tab that is just being closed or shows an error page takes no script.
    await browser.scripting
      .executeScript({ target: { tabId: tab.id }, files: [file] })
      .catch(() => undefined);
  }
}
