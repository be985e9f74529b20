/**
 * Runs inside the page that was clicked, once, by the leave that the click gives: what is selected with
 * its line breaks (the menu hands them over as spaces), what the page tells machines, and its words where
 * nothing is selected. It is sent there as text, so it must not use anything outside itself.
 */
export type SeenInPage = {
  selection: string;
  linkText: string;
  title: string;
  markup: string[];
  /** Empty when something was selected. */
  words: string;
};

export function selectionInPage(linkUrl: string | null, most: number): SeenInPage {
  const field = document.activeElement;
  const isField = field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement;
  let inField = '';
  try {
    if (isField && field.type !== 'password')
      inField = field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0);
  } catch {
    // Fields for numbers and dates have no selection.
  }
  const selection = (inField || getSelection()?.toString() || '').slice(0, most);
  const link =
    linkUrl === null ? undefined : [...document.links].slice(0, 5_000).find(({ href }) => href === linkUrl);
  const main = document.querySelector<HTMLElement>('main, article, [role="main"]') ?? document.body;
  const isAsked = selection.trim() === '' && linkUrl === null;
  return {
    selection,
    linkText: (link?.innerText || link?.title || '').slice(0, 2_000),
    title: document.title.slice(0, 300),
    markup: [...document.querySelectorAll('script[type="application/ld+json"]')]
      .slice(0, 10)
      .map((script) => (script.textContent ?? '').slice(0, 100_000)),
    words: isAsked ? (main?.innerText ?? '').slice(0, most) : '',
  };
}
