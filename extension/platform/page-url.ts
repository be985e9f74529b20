/** Addresses of our own pages. WXT's typed `getURL` needs generated files; these four names do not. */
import { browser } from 'wxt/browser';

export function ownOrigin(): string {
  return `chrome-extension://${browser.runtime.id}`;
}

export function pageUrl(page: 'sidepanel' | 'options' | 'permission' | 'offscreen', rest = ''): string {
  return `${ownOrigin()}/${page}.html${rest}`;
}
