/**
 * The frame of every page the server serves, and the headers that go with it: nothing from outside,
 * no frame around it, only the one style sheet and the one script that carry this answer's nonce.
 */
import type { Response } from 'express';
import type { Ids } from '../ids.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { pageStyle } from './page-style.ts';

export type Page = {
  title: string;
  body: Html;
  isWide?: boolean;
  /** Fixed text of ours; values reach it by attributes of the page. */
  script?: string;
};

export function sendPage(
  deps: { ids: Ids },
  res: Response,
  { status = 200, ...page }: Page & { status?: number },
): void {
  const nonce = deps.ids.token(16);
  res.status(status);
  res.set({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': [
      "default-src 'none'",
      `style-src 'nonce-${nonce}'`,
      `script-src 'nonce-${nonce}'`,
      'img-src data:',
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'x-frame-options': 'DENY',
    'x-content-type-options': 'nosniff',
    // Not `no-referrer`: browsers would then send `Origin: null` with our own forms.
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  });
  res.end(toDocument(page, nonce));
}

const mark = html`<svg
  width="20"
  height="20"
  viewBox="0 0 20 20"
  fill="none"
  stroke="currentColor"
  stroke-width="1.8"
  stroke-linecap="round"
  aria-hidden="true"
>
  <rect x="2.5" y="3.5" width="15" height="14" rx="3.5" />
  <path d="M6.5 1.8v3.4M13.5 1.8v3.4M6.6 10.4v2.4M10 8.8v5.6M13.4 10.4v2.4" />
</svg>`;

export function productMark(): Html {
  return mark;
}

function toDocument({ title, body, isWide = false, script }: Page, nonce: string): string {
  const sheet = `<style nonce="${nonce}">${pageStyle}</style>`;
  const program = script === undefined ? '' : `<script nonce="${nonce}">${script}</script>`;
  const head = html`<meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" /><title>${title} · Calendar Agent</title>
    <link rel="icon" href="data:," />`;
  const rest = html`<header class="top"><a href="/">${mark}Calendar Agent</a></header>
    <main class="${isWide ? 'wide' : ''}">${body}</main>`;
  return `<!doctype html><html lang="en"><head>${head.text}${sheet}</head><body>${rest.text}${program}</body></html>`;
}
