/** Whether the page is dark where we draw, whatever the system prefers: Google has a setting of its own. */

export function isDark(element: Element): boolean {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const rgb = /rgba?\(([\d.]+)[ ,]+([\d.]+)[ ,]+([\d.]+)(?:[ ,/]+([\d.]+))?/.exec(
      getComputedStyle(at).backgroundColor,
    );
    if (!rgb || Number(rgb[4] ?? 1) < 0.5) continue;
    const [r = 0, g = 0, b = 0] = rgb.slice(1, 4).map(Number);
    return r * 0.299 + g * 0.587 + b * 0.114 < 110;
  }
  return getComputedStyle(document.documentElement).colorScheme === 'dark';
}
