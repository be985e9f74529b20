/**
 * One life of the overlay in one tab, from here to one abort: a newer script, the switch, an update of
 * the extension or the end of the page. Nothing it adds outlives that.
 */
import { createLiveSchedule } from '#extension/features/live-schedule/live-schedule.ts';
import { deviceTimeZone, newId, now } from '#extension/platform/clock.ts';
import type { Freshness } from '#extension/platform/freshness.ts';
import { sendMessage, type PanelWish } from '#extension/platform/messages.ts';
import type { PersonSettings } from '#extension/platform/person-settings.ts';
import { connectView } from '#extension/platform/view-client.ts';
import type { HiddenReason } from '../page/page-reading.ts';
import type { SeenZones } from '../page/month-zone.ts';
import { readPage } from '../page/read-page.ts';
import { createHost } from './create-host.ts';
import { findLayer } from './layer-handover.ts';
import type { OverlayView } from './overlay-view.ts';
import { portApi } from './port-api.ts';
import { createZoneMemory } from './seen-zones.ts';
import { watchPage } from './watch-page.ts';

const replaced = 'calendar-agent-overlay-replaced';
/** A page that is just being drawn contradicts itself for a moment; that is nothing to tell. */
const tellAfterMs = 1_500;

export function startOverlay(): void {
  const life = new AbortController();
  const { signal } = life;
  // Whoever was here before, also one whose extension is gone, hears it and leaves.
  document.dispatchEvent(new Event(replaced));
  document.addEventListener(replaced, () => life.abort(), { signal });

  const host = createHost(signal);
  let settings: PersonSettings | null = null;
  let isSignedOut = false;
  const report = createReport(signal);

  const client = connectView(
    { now },
    {
      onConnected: () => live.reload(),
      onFreshness: (freshness) => tellFreshness(freshness),
      onSettings(next) {
        if (isSignedOut) {
          // Perhaps somebody else: nothing of what was loaded before may be shown to them.
          life.abort();
          return startOverlay();
        }
        settings = next;
        pages.ask('read');
      },
      onSignedOut() {
        isSignedOut = true;
        settings = null;
        pages.ask('read');
      },
      onOver: () => life.abort(),
    },
    { signal },
  );
  const api = portApi(client);
  let tellFreshness: (freshness: Freshness) => void = () => undefined;
  const live = createLiveSchedule(
    {
      api,
      now,
      connect({ since, onChange, onFreshness }) {
        client.onChange(since, onChange);
        tellFreshness = onFreshness;
      },
    },
    { signal, onSignedOut: () => undefined },
  );

  const openPanel = (wish: PanelWish) => void sendMessage('view-panel', wish).catch(() => undefined);
  let view: OverlayView | null = null;
  let isComing = false;
  const makeView = (): OverlayView | null =>
    findLayer()?.(
      { host, live, api, newId, now, signal, openPanel },
      {
        onChanged: () => pages.ask('place'),
        onSignedOut() {
          isSignedOut = true;
          pages.ask('read');
        },
      },
    ) ?? null;
  const bringLayer = async () => {
    if (isComing) return;
    isComing = true;
    const came = await sendMessage('view-layer', null).catch(() => false);
    if (signal.aborted) return;
    view = came ? makeView() : null;
    isComing = false;
    if (view) pages.ask('read');
  };
  live.listen(() => pages.ask('read'));
  const zones = createZoneMemory(signal, () => pages.ask('read'));

  const show = (reason: HiddenReason | null) => {
    if (reason) {
      host.hide(reason);
      view?.clear();
    } else {
      host.show();
      view?.shown();
    }
    report(reason);
  };

  const pages = watchPage(
    { host: host.element, signal },
    {
      // Nobody may ever find the schedule on a day that is not the one it was drawn for.
      mutation() {
        if (view?.isPlaced() && !view.isIntact()) {
          host.hide('starting');
          view.clear();
        }
      },
      frame(look) {
        host.keep();
        // Also while nothing can be drawn: whoever opens Google's settings now may change the zone there.
        const seen = zones.of(location.pathname);
        if (isSignedOut) return show('signed-out');
        if (!settings) return show('no-data');
        const isKnown = look === 'place' && view?.isPlaced() && view.place();
        if (!isKnown && !readAnew(settings, seen)) return;
        show(live.getState().copy ? null : 'no-data');
      },
    },
  );
  const readAnew = (known: PersonSettings, seen: SeenZones | null): boolean => {
    const calendar = known.timeZone ?? deviceTimeZone();
    if (!seen) {
      show('starting');
      return false;
    }
    const reading = readPage(document, location.pathname, { calendar, device: deviceTimeZone(), seen });
    if (reading.kind !== 'hidden') zones.take(location.pathname, reading);
    if (reading.kind === 'hidden') show(reading.reason);
    else if (!view) {
      show('starting');
      void bringLayer();
    } else {
      view.take(reading, known);
      const [first] = reading.days;
      pages.follow(first ? [first.element, first.element.parentElement ?? first.element] : []);
      return view.place();
    }
    return false;
  };
}

/** Tells the panel what is seen here, when it has stayed so for a moment. */
function createReport(signal: AbortSignal): (reason: HiddenReason | null) => void {
  let told: HiddenReason | null | undefined;
  let latest: HiddenReason | null | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (reason) => {
    if (reason === latest) return;
    latest = reason;
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (signal.aborted || reason === told) return;
      told = reason;
      const state = reason === null ? 'shown' : 'hidden';
      sendMessage('view-state', { state, reason: reason ?? '' }).catch(() => undefined);
    }, tellAfterMs);
  };
}
