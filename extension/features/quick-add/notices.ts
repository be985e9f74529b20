/**
 * Notifications of quick add: what was added from the address bar, with Undo; what has to be asked; and
 * that the panel cannot open here. What a button does is kept in session storage, because the background
 * is asleep by the time it is pressed.
 */
import { browser } from 'wxt/browser';
import { newId } from '#extension/platform/clock.ts';
import { pageUrl } from '#extension/platform/page-url.ts';
import { noticesItem, pendingReadingItem, type Notice } from '#extension/platform/storage.ts';
import type { Outcome } from '#shared/outcome.ts';

const prefix = 'quick-add:';
const mostKept = 20;

export type NoticeWords = { title: string; message: string; buttons?: readonly string[] };

/** One that is told again under the same id takes the other's place. */
export async function tell(words: NoticeWords, notice: Notice, id = newId()): Promise<void> {
  const key = `${prefix}${id}`;
  const kept = Object.entries(await noticesItem.get()).filter(([other]) => other !== key);
  await noticesItem.set(Object.fromEntries([...kept.slice(-mostKept), [key, notice]]));
  await browser.notifications.create(key, {
    type: 'basic',
    iconUrl: '/icon/128.png',
    title: words.title,
    message: words.message,
    buttons: (words.buttons ?? []).slice(0, 2).map((title) => ({ title })),
  });
}

export function tellUnopened(): Promise<void> {
  return tell(
    {
      title: 'The panel cannot open here',
      message: 'What you selected is kept. Open it in a tab to add it.',
      buttons: ['Open in a tab'],
    },
    { kind: 'unopened' },
  );
}

/** What came of words from the address bar. `callId` is theirs: asked again, they are not added twice. */
export function tellOutcome(
  outcome: Outcome,
  asked: { text: string; callId: string },
  id?: string,
): Promise<void> {
  const message = outcome.kind === 'ambiguous' ? outcome.question : outcome.say;
  if (outcome.kind === 'done') {
    const { groupId, version, changes } = outcome.receipt;
    if (changes.length === 0) return tell({ title: 'Calendar', message }, { kind: 'unopened' }, id);
    const undo = groupId === undefined ? { version } : { groupId };
    return tell({ title: 'Added', message, buttons: ['Undo', 'Open'] }, { kind: 'added', undo }, id);
  }
  const choices = outcome.kind === 'ambiguous' ? outcome.choices.slice(0, 2) : [];
  const first = outcome.kind === 'conflict' ? 'overlap' : outcome.kind === 'unavailable' ? 'again' : null;
  const buttons =
    choices.length === 2
      ? choices.map(({ label }) => label)
      : [...(first ? [first === 'overlap' ? 'Add anyway' : 'Try again'] : []), 'Open'];
  return tell(
    { title: outcome.kind === 'ambiguous' ? 'Which one?' : 'Not added', message, buttons },
    {
      kind: 'asked',
      ...asked,
      choices: choices.length === 2 ? choices.map(({ value }) => value) : [],
      first,
    },
    id,
  );
}

export type NoticeActs = {
  add(asked: { text: string; callId: string; allowOverlap?: boolean }): Promise<Outcome>;
  undo(target: { groupId: string } | { version: number }): Promise<Outcome>;
};

/** `button` is null where the notification itself was clicked. */
export async function answerNotice(
  acts: NoticeActs,
  { id, button }: { id: string; button: number | null },
): Promise<void> {
  if (!id.startsWith(prefix)) return;
  const notice = (await noticesItem.get())[id];
  const own = id.slice(prefix.length);
  await browser.notifications.clear(id);
  if (notice?.kind === 'added' && button === 0) {
    const outcome = await acts.undo(notice.undo);
    const title = outcome.kind === 'done' ? 'Taken back' : 'Not taken back';
    return tell({ title, message: outcome.say, buttons: ['Open'] }, { kind: 'unopened' }, own);
  }
  if (notice?.kind === 'asked' && button !== null) {
    const { text, choices, first } = notice;
    const choice = choices[button];
    const again =
      choice !== undefined
        ? { text: choice, callId: newId() }
        : button === 0 && first === 'overlap'
          ? { text, callId: newId(), allowOverlap: true }
          : button === 0 && first === 'again'
            ? { text, callId: notice.callId }
            : null;
    if (again) return tellOutcome(await acts.add(again), { text: again.text, callId: again.callId }, own);
  }
  if (notice?.kind === 'asked')
    await pendingReadingItem.set({ id: newId(), text: notice.text, isWholePage: false, windowId: null });
  await browser.tabs.create({ url: pageUrl('sidepanel') });
}
