import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Browser } from 'wxt/browser';
import { answerMessages, isCalendarPage, isOwnPage, sendMessage } from './messages.ts';
import { pageUrl } from './page-url.ts';

beforeEach(() => fakeBrowser.reset());

const tab = { id: 7 } as Browser.tabs.Tab;
const id = () => fakeBrowser.runtime.id;

test.each<[string, () => Browser.runtime.MessageSender, boolean]>([
  ['the offscreen document', () => ({ id: id(), url: pageUrl('offscreen') }), true],
  ['the panel in a tab', () => ({ id: id(), url: pageUrl('sidepanel'), tab }), true],
  ['the background', () => ({ id: id() }), true],
  [
    'a content script in somebody’s page',
    () => ({ id: id(), url: 'https://calendar.google.com/', tab }),
    false,
  ],
  [
    'a page that looks like ours',
    () => ({ id: id(), url: `https://x.example/${pageUrl('panel' as 'options')}`, tab }),
    false,
  ],
  [
    'an origin that begins like ours',
    () => ({ id: id(), url: `chrome-extension://${id()}.evil/`, tab }),
    false,
  ],
  ['another extension', () => ({ id: 'abcdefghijklmnopabcdefghijklmnop', url: pageUrl('offscreen') }), false],
])('%s: own page is %s', (_name, sender, isOwn) => {
  expect(isOwnPage(sender())).toBe(isOwn);
});

test.each<[string, () => Browser.runtime.MessageSender, boolean]>([
  [
    'our script in the calendar’s tab',
    () => ({ id: id(), url: 'https://calendar.google.com/calendar/r', tab, frameId: 0 }),
    true,
  ],
  [
    'our script in a frame',
    () => ({ id: id(), url: 'https://calendar.google.com/calendar/r', tab, frameId: 3 }),
    false,
  ],
  [
    'another site',
    () => ({ id: id(), url: 'https://calendar.google.com.evil.example/', tab, frameId: 0 }),
    false,
  ],
  ['the same site without a tab', () => ({ id: id(), url: 'https://calendar.google.com/' }), false],
  [
    'another extension',
    () => ({ id: 'abcdefghijklmnopabcdefghijklmnop', url: 'https://calendar.google.com/', tab, frameId: 0 }),
    false,
  ],
])('%s: calendar page is %s', (_name, sender, isCalendar) => {
  expect(isCalendarPage(sender())).toBe(isCalendar);
});

test('a message is answered by its handler', async () => {
  answerMessages(
    { 'live-account': () => ({ serverUrl: 'http://127.0.0.1:8787', token: 't', key: 'k' }) },
    () => true,
  );
  expect(await sendMessage('live-account', null)).toMatchObject({ key: 'k' });
});

test('who may not ask gets no answer, and no handler runs', async () => {
  let ran = 0;
  answerMessages({ 'live-account': () => ((ran += 1), null) }, () => false);
  await sendMessage('live-account', null).catch(() => null);
  expect(ran).toBe(0);
});

test('what is no message of ours is left to others', async () => {
  let ran = 0;
  answerMessages({ 'live-account': () => ((ran += 1), null) }, () => true);
  for (const message of [
    null,
    'text',
    {},
    { calendarAgent: 'constructor', sent: null },
    { calendarAgent: 'live-idle' },
  ]) {
    await fakeBrowser.runtime.sendMessage(message).catch(() => null);
  }
  expect(ran).toBe(0);
});
