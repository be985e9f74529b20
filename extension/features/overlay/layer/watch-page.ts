/**
 * Says when the page has to be looked at again, at most once a frame and before that frame is painted:
 * `read` when its elements may be others, `place` when they may only stand elsewhere. Silent while
 * nobody can see the tab.
 */
export type Look = 'place' | 'read';

const attributes = [
  'data-datekey',
  'data-column-index',
  'data-viewkey',
  'data-start-date-key',
  'data-end-date-key',
  'aria-owns',
  'lang',
  'dir',
  'aria-hidden',
  'role',
];
/** For what no event tells, such as a style sheet that arrives late. */
const againMs = 1_500;

export function watchPage(
  input: { host: HTMLElement; signal: AbortSignal },
  on: {
    frame(look: Look): void;
    /** The page's elements have just changed, long before the next frame. */
    mutation(): void;
  },
): { ask(look: Look): void; follow(elements: readonly Element[]): void } {
  const { host, signal } = input;
  let wanted: Look | null = null;

  const ask = (look: Look) => {
    if (signal.aborted || document.visibilityState === 'hidden') return;
    if (wanted === null) requestAnimationFrame(frame);
    wanted = wanted === 'read' ? 'read' : look;
  };
  const frame = () => {
    const look = wanted;
    wanted = null;
    if (look && !signal.aborted) on.frame(look);
  };
  const read = () => ask('read');
  const place = () => ask('place');

  const mutations = new MutationObserver((records) => {
    if (host.isConnected && records.every(({ target }) => target === host)) return;
    on.mutation();
    read();
  });
  mutations.observe(document.documentElement, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: attributes,
  });
  const sizes = new ResizeObserver(place);

  const quiet = { passive: true, signal };
  document.addEventListener('scroll', place, { ...quiet, capture: true });
  addEventListener('resize', read, quiet);
  document.addEventListener('visibilitychange', read, quiet);
  document.addEventListener('fullscreenchange', read, quiet);
  document.addEventListener('transitionend', place, { ...quiet, capture: true });
  addEventListener('popstate', read, quiet);
  navigation.addEventListener('navigatesuccess', read, { signal });
  navigation.addEventListener('currententrychange', read, { signal });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', read, { signal });
  const timer = setInterval(read, againMs);
  signal.addEventListener('abort', () => {
    clearInterval(timer);
    mutations.disconnect();
    sizes.disconnect();
  });
  read();

  return {
    ask,
    follow(elements) {
      sizes.disconnect();
      for (const element of elements) sizes.observe(element);
    },
  };
}
