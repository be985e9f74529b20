/** The listeners of quick add, on the shapes in which Chrome calls them. */
import { beforeEach, describe, expect, test } from 'vitest';
import 'temporal-polyfill/global';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Outcome } from '#shared/outcome.ts';
import { chromeEvents, type ClickedTab } from '#extension/testing/chrome-events.ts';
import { pendingReadingItem } from '#extension/platform/storage.ts';
import { serveQuickAdd } from './serve-quick-add.ts';

const tab: ClickedTab = { id: 7, windowId: 3, title: 'Concerts', url: 'https://example.com/concerts' };
const click = { menuItemId: 'add-to-calendar', editable: false, pageUrl: 'https://example.com/concerts' };
const seen = { selection: '', linkText: '', title: 'Concerts', markup: [], words: '' };

let chrome: ReturnType<typeof chromeEvents>;
let answers: Outcome[] = [];
let sent: unknown[] = [];
const next = (): Promise<Outcome> => {
  const outcome = answers.shift();
  return outcome ? Promise.resolve(outcome) : Promise.reject(new Error('no answer is left'));
};
const api = {
  quickAdd: { add: { mutate: (input: unknown) => (sent.push(input), next()) } },
  schedule: { undo: { mutate: (target: unknown) => (sent.push(target), next()) } },
};

beforeEach(() => {
  chrome = chromeEvents();
  answers = [];
  sent = [];
  serveQuickAdd({ withApi: (ask) => ask(api) });
});

const pending = async () => {
  let found = await pendingReadingItem.get();
  await expect.poll(async () => (found = await pendingReadingItem.get())).not.toBeNull();
  return found;
};
const told = async (count = 1) => {
  await expect.poll(() => chrome.notifications().length).toBe(count);
  return chrome.notifications().at(-1);
};
const done = (say: string): Outcome => ({
  kind: 'done',
  say,
  receipt: { version: 5, groupId: 'g5', changes: [{ kind: 'add', event: { id: 'e' } as never }] },
});

describe('the menu', () => {
  test('has one item for selections, links and pages, also after a second install', async () => {
    await fakeBrowser.runtime.onInstalled.trigger({ reason: 'install' } as never);
    await fakeBrowser.runtime.onInstalled.trigger({ reason: 'update' } as never);
    await expect.poll(() => chrome.menu.length).toBe(1);
    expect(chrome.menu[0]).toMatchObject({ title: 'Add to calendar' });
    expect(chrome.menu[0]?.contexts).toEqual(expect.arrayContaining(['selection', 'link', 'page']));
  });

  test('opens the panel before anything else, in the same breath as the click', async () => {
    chrome.onMenu.fire({ ...click, selectionText: 'Choir tomorrow 7pm' }, tab);
    // Nothing was awaited yet: a gesture is good for the first statement only.
    expect(chrome.told[0]).toBe('open 3');
    await pending();
    expect(chrome.told).toEqual(['open 3', 'script 7 page null', 'keep pendingReading']);
  });

  test('hands over what the page says is selected, with its line breaks, its title and its address', async () => {
    chrome.state.page = { ...seen, selection: 'Choir\ntomorrow 7pm', markup: ['{}'] };
    chrome.onMenu.fire({ ...click, selectionText: 'Choir  tomorrow 7pm' }, tab);
    expect(await pending()).toMatchObject({
      text: 'Choir\ntomorrow 7pm',
      title: 'Concerts',
      url: 'https://example.com/concerts',
      markup: ['{}'],
      isWholePage: false,
      windowId: 3,
    });
  });

  test('where no script may run, what the menu handed over is enough', async () => {
    chrome.onMenu.fire({ ...click, selectionText: 'Choir tomorrow 7pm', pageUrl: 'chrome://version' }, tab);
    const found = await pending();
    expect(found).toMatchObject({ text: 'Choir tomorrow 7pm', title: 'Concerts' });
    expect(found).not.toHaveProperty('url');
  });

  test('reads the frame that was clicked', async () => {
    chrome.onMenu.fire({ ...click, selectionText: 'x', frameId: 4 }, tab);
    await pending();
    expect(chrome.told).toContain('script 7 4 null');
  });

  test('of a link takes its words and where it leads', async () => {
    chrome.state.page = { ...seen, linkText: 'Jazz night, 3 December 8pm' };
    chrome.onMenu.fire({ ...click, linkUrl: 'https://example.com/jazz' }, tab);
    expect(await pending()).toMatchObject({
      text: 'Jazz night, 3 December 8pm',
      url: 'https://example.com/jazz',
      isWholePage: false,
    });
  });

  test('with nothing selected takes the page', async () => {
    chrome.state.page = { ...seen, words: 'Jazz night\n3 December 8pm' };
    chrome.onMenu.fire(click, tab);
    expect(await pending()).toMatchObject({ text: 'Jazz night\n3 December 8pm', isWholePage: true });
  });

  test('two hundred thousand characters go through, more are cut', async () => {
    chrome.onMenu.fire({ ...click, selectionText: 'x'.repeat(300_000) }, tab);
    expect((await pending())?.text).toHaveLength(200_000);
  });

  test.each<[string, ClickedTab | undefined]>([
    ['refuses', tab],
    ['has no window', { id: -1, windowId: -1 }],
    ['is no tab', undefined],
  ])('where the panel cannot open (Chrome %s) that is said, and nothing is lost', async (how, where) => {
    chrome.state.canOpen = how !== 'refuses';
    chrome.onMenu.fire({ ...click, selectionText: 'Choir tomorrow 7pm' }, where);
    expect(await pending()).toMatchObject({ text: 'Choir tomorrow 7pm', windowId: null });
    const notice = await told();
    expect(notice).toMatchObject({ title: 'The panel cannot open here', buttons: ['Open in a tab'] });
    const before = (await fakeBrowser.tabs.query({})).length;
    await fakeBrowser.notifications.onButtonClicked.trigger(notice?.id ?? '', 0);
    await expect.poll(async () => (await fakeBrowser.tabs.query({})).length).toBe(before + 1);
    expect((await fakeBrowser.tabs.query({})).at(-1)?.url).toMatch(/\/sidepanel\.html$/);
  });

  test('another item is not ours', () => {
    chrome.onMenu.fire({ ...click, menuItemId: 'other' }, tab);
    expect(chrome.told).toEqual([]);
  });
});

test('the key does what the menu does, panel first', async () => {
  chrome.state.page = { ...seen, selection: 'Choir tomorrow 7pm' };
  chrome.onCommand.fire('add-to-calendar', tab);
  expect(chrome.told[0]).toBe('open 3');
  expect(await pending()).toMatchObject({ text: 'Choir tomorrow 7pm', url: tab.url });
});

describe('the address bar', () => {
  const type = async (text: string) => {
    const before = chrome.suggestions.length;
    chrome.onInput.fire(text, () => {});
    await expect.poll(() => chrome.suggestions.length).toBe(before + 1);
    return chrome.suggestions.at(-1);
  };

  test('says what it reads while it is typed', async () => {
    expect(await type('lunch at Cafe Rio on 3 March 2031 12')).toMatch(
      /^Lunch · Mon 3 Mar 2031, 12:00–1:00 pm · at Cafe Rio$/,
    );
    expect(await type('lunch')).toBe('Lunch · when?');
  });

  test('never hands Chrome broken XML', async () => {
    expect(await type('R&D <b> sync \u0001 tomorrow 12')).toMatch(/^[^<>"\u0001]*$/);
    expect(chrome.suggestions.at(-1)).toContain('R&amp;D &lt;b&gt; sync');
  });

  test('adds, tells what was stored, and takes it back', async () => {
    answers = [done('Lunch is added: tomorrow 12:00–1:00 pm.'), done('Taken back. Lunch is off again.')];
    chrome.onEntered.fire('lunch tomorrow 12', 'currentTab');
    const notice = await told();
    expect(sent[0]).toMatchObject({ text: 'lunch tomorrow 12', callId: expect.any(String) });
    expect(notice).toMatchObject({
      title: 'Added',
      message: 'Lunch is added: tomorrow 12:00–1:00 pm.',
      buttons: ['Undo', 'Open'],
    });
    await fakeBrowser.notifications.onButtonClicked.trigger(notice?.id ?? '', 0);
    await expect.poll(() => sent[1]).toEqual({ groupId: 'g5' });
    await expect.poll(() => chrome.notifications()[0]?.title).toBe('Taken back');
    // Pressed once more it is not undone twice.
    await fakeBrowser.notifications.onButtonClicked.trigger(notice?.id ?? '', 0);
    expect(sent).toHaveLength(2);
  });

  test('a clash is told and added only on "Add anyway"', async () => {
    answers = [
      { kind: 'conflict', say: 'Not added: Gym is there.', with: [], alternatives: [] },
      done('Lunch is added.'),
    ];
    chrome.onEntered.fire('lunch tomorrow 12', 'currentTab');
    const notice = await told();
    expect(notice).toMatchObject({ title: 'Not added', buttons: ['Add anyway', 'Open'] });
    await fakeBrowser.notifications.onButtonClicked.trigger(notice?.id ?? '', 0);
    await expect.poll(() => sent[1]).toMatchObject({ text: 'lunch tomorrow 12', allowOverlap: true });
    await expect.poll(() => chrome.notifications()[0]?.title).toBe('Added');
  });

  test('what is ambiguous is asked with both answers as buttons', async () => {
    const choices = [
      { label: 'Tue 3 Mar', value: 'lunch 2026-03-03 12:00' },
      { label: 'Fri 3 Apr', value: 'lunch 2026-04-03 12:00' },
    ];
    answers = [
      { kind: 'ambiguous', say: 'Which?', question: 'Which day?', choices },
      done('Lunch is added.'),
    ];
    chrome.onEntered.fire('lunch 3/4 12', 'currentTab');
    const notice = await told();
    expect(notice).toMatchObject({ message: 'Which day?', buttons: ['Tue 3 Mar', 'Fri 3 Apr'] });
    await fakeBrowser.notifications.onButtonClicked.trigger(notice?.id ?? '', 1);
    await expect.poll(() => sent[1]).toMatchObject({ text: 'lunch 2026-04-03 12:00' });
  });

  test('no answer is tried again with the same id, so that nothing is there twice', async () => {
    answers = [{ kind: 'unavailable', say: 'The server did not answer.' }, done('Lunch is added.')];
    chrome.onEntered.fire('lunch tomorrow 12', 'currentTab');
    const notice = await told();
    await fakeBrowser.notifications.onButtonClicked.trigger(notice?.id ?? '', 0);
    await expect.poll(() => sent.length).toBe(2);
    expect((sent[1] as { callId: string }).callId).toBe((sent[0] as { callId: string }).callId);
  });

  test('what is missing is filled in on the reading page', async () => {
    answers = [{ kind: 'needs', say: 'When is Lunch?', fields: ['start'] }];
    chrome.onEntered.fire('lunch', 'currentTab');
    const notice = await told();
    expect(notice).toMatchObject({ message: 'When is Lunch?', buttons: ['Open'] });
    await fakeBrowser.notifications.onClicked.trigger(notice?.id ?? '');
    expect(await pending()).toMatchObject({ text: 'lunch', windowId: null });
  });

  test('nothing typed is nothing added', () => {
    chrome.onEntered.fire('   ', 'currentTab');
    expect(sent).toEqual([]);
  });
});

test('notifications of others are left alone', async () => {
  await fakeBrowser.notifications.create('reminder:x', {
    type: 'basic',
    iconUrl: '/x',
    title: 'x',
    message: 'x',
  });
  await fakeBrowser.notifications.onButtonClicked.trigger('reminder:x', 0);
  expect(chrome.notifications().map(({ id }) => id)).toEqual(['reminder:x']);
});
