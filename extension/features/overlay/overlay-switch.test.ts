import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { overlayIsOffItem } from '#extension/platform/storage.ts';
import { isOverlayWanted, syncRegistration, turnOverlayOff, turnOverlayOn } from './overlay-switch.ts';

type Registered = { id: string; js: string[]; matches: string[]; allFrames: boolean };
let registered: Registered[] = [];
let granted: string[] = [];
let answer = true;

beforeEach(() => {
  fakeBrowser.reset();
  registered = [];
  granted = [];
  answer = true;
  Object.assign(fakeBrowser, {
    permissions: {
      contains: ({ origins }: { origins: string[] }) =>
        Promise.resolve(origins.every((o) => granted.includes(o))),
      request({ origins }: { origins: string[] }) {
        if (answer) granted.push(...origins);
        return Promise.resolve(answer);
      },
      remove({ origins }: { origins: string[] }) {
        granted = granted.filter((o) => !origins.includes(o));
        return Promise.resolve(true);
      },
    },
    scripting: {
      getRegisteredContentScripts: () => Promise.resolve(registered),
      registerContentScripts: (scripts: Registered[]) => Promise.resolve(void registered.push(...scripts)),
      unregisterContentScripts: () => Promise.resolve(void (registered = [])),
    },
  });
});

test('nothing is registered before the person has turned it on', async () => {
  expect(await isOverlayWanted()).toBe(false);
  expect(await syncRegistration()).toBe('as-it-was');
  expect(registered).toEqual([]);
});

test('turned on, one script is registered for Google Calendar and no other site, once', async () => {
  expect(await turnOverlayOn()).toBe(true);
  expect(await syncRegistration()).toBe('registered');
  expect(await syncRegistration()).toBe('as-it-was');
  expect(registered.map(({ matches, js, allFrames }) => ({ matches, js, allFrames }))).toEqual([
    { matches: ['https://calendar.google.com/*'], js: ['calendar-overlay.js'], allFrames: false },
  ]);
});

test('a person who says no has it off', async () => {
  answer = false;
  expect(await turnOverlayOn()).toBe(false);
  expect(await syncRegistration()).toBe('as-it-was');
  expect(registered).toEqual([]);
});

test('a leave that is taken back takes the script away', async () => {
  await turnOverlayOn();
  await syncRegistration();
  granted = [];
  expect(await isOverlayWanted()).toBe(false);
  expect(await syncRegistration()).toBe('unregistered');
  expect(registered).toEqual([]);
});

test('turned off, the leave is given back; one that cannot be given back does not matter', async () => {
  await turnOverlayOn();
  await syncRegistration();
  await turnOverlayOff();
  expect(granted).toEqual([]);
  granted = ['https://calendar.google.com/*'];
  expect(await syncRegistration()).toBe('unregistered');
  expect(await overlayIsOffItem.get()).toBe(true);
});

test('an update that forgot what was registered registers again', async () => {
  await turnOverlayOn();
  await syncRegistration();
  registered = [];
  expect(await syncRegistration()).toBe('registered');
});
