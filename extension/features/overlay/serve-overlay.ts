/** The background's part of the overlay: its registration, what its pages report, and the way to the panel. */
import { browser } from 'wxt/browser';
import { closeCalendarViews, serveCalendarViews } from '#extension/platform/calendar-views.ts';
import { newId } from '#extension/platform/clock.ts';
import {
  answerMessages,
  isCalendarPage,
  type PanelWish,
  type ViewState,
} from '#extension/platform/messages.ts';
import { handedWishItem, viewStatesItem, type ViewStates } from '#extension/platform/storage.ts';
import { forgetPageZones, recallPageZone, rememberPageZone } from './page-zones.ts';
import {
  bringLayer,
  isOverlayWanted,
  startInOpenTabs,
  syncRegistration,
  watchOverlaySwitch,
} from './overlay-switch.ts';

const mostText = 2_000;

/** Call synchronously when the background starts; it may have been woken by one of these. */
export function serveOverlay(signal: AbortSignal): void {
  serveCalendarViews({ isWanted: isOverlayWanted }, signal);

  const sync = inTurn(async (isNewInstall: boolean) => {
    const done = await syncRegistration();
    // Pages that were open when the extension was updated lost the script they had.
    if (done === 'registered' || (isNewInstall && done === 'as-it-was' && (await isOverlayWanted())))
      await startInOpenTabs();
    if (done === 'unregistered') {
      await closeCalendarViews();
      await viewStatesItem.set({});
      // While nobody looks, the zone may be changed on Google's side.
      await forgetPageZones();
    }
  });
  watchOverlaySwitch(signal, () => sync(false));
  // An update forgets what was registered; a start of the browser may have missed a change.
  browser.runtime.onInstalled.addListener(() => sync(true));
  browser.runtime.onStartup.addListener(() => sync(false));
  sync(false);

  const states = inTurn(async (change: (states: ViewStates) => ViewStates) => {
    await viewStatesItem.set(change(await viewStatesItem.get()));
  });
  const zones = inTurn(rememberPageZone);
  browser.tabs.onRemoved.addListener((tabId) => states((all) => without(all, tabId)));

  answerMessages(
    {
      'view-state'({ state, reason }: ViewState, { tab }) {
        if (tab?.id === undefined) return;
        const { id, windowId } = tab;
        states((all) => ({ ...all, [id]: { state, reason: String(reason).slice(0, 40), windowId } }));
      },
      async 'view-layer'(_sent, { tab }) {
        if (tab?.id === undefined || !(await isOverlayWanted())) return false;
        await bringLayer(tab.id);
        return true;
      },
      async 'view-zone'({ account, seen }) {
        const name = String(account).slice(0, 3);
        if (seen !== undefined) zones(name, seen === null ? null : String(seen).slice(0, 60));
        return recallPageZone(name);
      },
      'view-panel'({ date, text, booking }, { tab }) {
        if (!tab) return;
        const { windowId } = tab;
        // Before anything else: the click is good for this one call only.
        void browser.sidePanel.open({ windowId }).catch(() => undefined);
        const wish = {
          ...(date && { date }),
          ...(text && { text: text.slice(0, mostText) }),
          ...(booking && { booking: bookingOf(booking) }),
        };
        void handedWishItem.set({ ...wish, id: newId(), windowId });
      },
    },
    isCalendarPage,
  );
}

function bookingOf({ kind, uid }: NonNullable<PanelWish['booking']>): NonNullable<PanelWish['booking']> {
  return { kind: kind === 'cancel' ? 'cancel' : 'move', uid: String(uid).slice(0, 200) };
}

function without(states: ViewStates, tabId: number): ViewStates {
  const { [tabId]: _gone, ...rest } = states;
  return rest;
}

/** One after the other; what fails is told and does not stop the next. */
function inTurn<TArgs extends unknown[]>(work: (...args: TArgs) => Promise<void>): (...args: TArgs) => void {
  let last = Promise.resolve();
  return (...args) => {
    last = last.then(() => work(...args)).catch((error: unknown) => console.error('overlay', error));
  };
}
