/**
 * The address bar: `cal lunch tomorrow 12`. While it is typed, the suggestion says what is read; Enter
 * adds it and a notification tells what was really stored. Chrome gives no gesture here, so the panel
 * cannot be opened from it.
 */
import { browser } from 'wxt/browser';
import { newId } from '#extension/platform/clock.ts';
import { readEvent } from '#shared/language/read-event.ts';
import type { Outcome } from '#shared/outcome.ts';
import { tellOutcome } from './notices.ts';
import { sayReading } from './say-reading.ts';
import { voiceNow } from '#extension/platform/voice-now.ts';

const mostText = 2_000;

export type OmniboxDeps = {
  add(asked: { text: string; callId: string }): Promise<Outcome>;
};

/** Call synchronously when the background starts. */
export function serveOmnibox(deps: OmniboxDeps): void {
  void browser.omnibox.setDefaultSuggestion({ description: 'Add to your calendar: lunch tomorrow 12' });
  browser.omnibox.onInputChanged.addListener((text) => void suggest(text));
  browser.omnibox.onInputEntered.addListener((text) => void enter(deps, text));
}

async function suggest(text: string): Promise<void> {
  const voice = await voiceNow();
  const said =
    text.trim() === ''
      ? 'Add to your calendar: lunch tomorrow 12'
      : sayReading(readEvent(text.slice(0, mostText), { ...voice, locale: voice.locale ?? 'en-US' }), voice);
  void browser.omnibox.setDefaultSuggestion({ description: escaped(said) });
}

async function enter(deps: OmniboxDeps, whole: string): Promise<void> {
  const text = whole.trim().slice(0, mostText);
  if (text === '') return;
  const asked = { text, callId: newId() };
  await tellOutcome(await deps.add(asked), asked);
}

/** Chrome reads the description as XML, and shows nothing at all where it is none. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}
