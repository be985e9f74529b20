/** The part of the window in which the days can be seen: the meeting of all boxes that clip them. */

export type Box = { left: number; top: number; right: number; bottom: number };

/** Looked up once per reading; their boxes are asked for in every frame. */
export function clippersOf(element: Element): Element[] {
  const found: Element[] = [];
  for (let at = element.parentElement; at && at !== document.documentElement; at = at.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(at);
    if (at !== document.body && (overflowX !== 'visible' || overflowY !== 'visible')) found.push(at);
  }
  return found;
}

export function clipBox(clippers: readonly Element[]): Box {
  const box = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  for (const element of clippers) {
    const rect = element.getBoundingClientRect();
    // Without scroll bars; a scaled page has larger boxes than it says.
    const scale =
      element instanceof HTMLElement && element.offsetWidth > 0 ? rect.width / element.offsetWidth : 1;
    const left = rect.left + element.clientLeft * scale;
    const top = rect.top + element.clientTop * scale;
    box.left = Math.max(box.left, left);
    box.top = Math.max(box.top, top);
    box.right = Math.min(box.right, left + element.clientWidth * scale);
    box.bottom = Math.min(box.bottom, top + element.clientHeight * scale);
  }
  return box;
}
