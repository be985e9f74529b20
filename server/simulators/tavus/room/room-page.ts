/**
 * The page a call's `conversation_url` leads to: one self-contained document. It may be framed by
 * one origin only, the `?parent=` it was opened with, and only by an extension or this machine.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Request, Response } from 'express';
import type { Simulator } from '../simulator.ts';
import { openRoom } from './room-routes.ts';

const script = readFileSync(new URL('./room-client.js', import.meta.url), 'utf8');
const style = readFileSync(new URL('./room.css', import.meta.url), 'utf8');

export function roomPage(sim: Simulator, req: Request, res: Response): void {
  const nonce = randomBytes(16).toString('base64');
  const parent = parentOf(req);
  const room = openRoom(sim, req);
  const isKnown = sim.rooms.has(String(req.params['id']));
  res.setHeader(
    'Content-Security-Policy',
    [
      "default-src 'none'",
      `script-src 'nonce-${nonce}'`,
      `style-src 'nonce-${nonce}'`,
      "connect-src 'self'",
      'media-src blob:',
      "base-uri 'none'",
      "form-action 'none'",
      `frame-ancestors ${parent ?? "'none'"}`,
    ].join('; '),
  );
  res.setHeader('Cache-Control', 'no-store');
  res.setHeader('Referrer-Policy', 'no-referrer');
  res.setHeader('X-Content-Type-Options', 'nosniff');
  const refusal =
    isKnown && room === null ? 'You are not allowed to join this meeting.' : 'This call is over.';
  res
    .status(room === null ? 404 : 200)
    .type('html')
    .send(room === null ? closedPage(nonce, refusal) : openPage(nonce, parent));
}

/** An extension, or a page on this machine; null for everything else. */
export function parentOf(req: Request): string | null {
  const { parent } = req.query;
  if (typeof parent !== 'string') return null;
  const isExtension = /^chrome-extension:\/\/[a-p]{32}$/.test(parent);
  const isLoopback = /^http:\/\/(127\.0\.0\.1|localhost)(:\d{1,5})?$/.test(parent);
  return isExtension || isLoopback ? parent : null;
}

const head = (nonce: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="dark">
<title>Call with the simulated persona</title>
<style nonce="${nonce}">${style}</style>`;

const closedPage = (nonce: string, text: string): string =>
  `${head(nonce)}<main class="stage closed"><p role="status">${text}</p></main></html>`;

function openPage(nonce: string, parent: string | null): string {
  const config = JSON.stringify({ parent }).replaceAll('<', '\\u003c');
  return `${head(nonce)}
<main class="stage" id="stage" data-state="waiting">
  <header>
    <span class="who">Simulated persona</span>
    <span class="pill" title="No vendor account is used: this machine plays the persona">simulated</span>
  </header>
  <div class="face" aria-hidden="true">
    <span class="halo"></span><span class="halo late"></span>
    <svg viewBox="0 0 120 120" role="presentation">
      <defs>
        <linearGradient id="skin" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#b7a6ff"/><stop offset="1" stop-color="#5d7bf5"/></linearGradient>
        <linearGradient id="coat" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#22d3c5"/><stop offset="1" stop-color="#2563c9"/></linearGradient>
      </defs>
      <path d="M18 120c2-26 20-36 42-36s40 10 42 36z" fill="url(#coat)"/>
      <rect class="head" x="30" y="18" width="60" height="66" rx="28" fill="url(#skin)"/>
      <g class="eyes" fill="#10142b"><rect x="44" y="44" width="8" height="12" rx="4"/><rect x="68" y="44" width="8" height="12" rx="4"/></g>
      <rect class="mouth" x="50" y="67" width="20" height="4" rx="2" fill="#10142b"/>
    </svg>
  </div>
  <video id="self" muted playsinline hidden aria-label="Your camera"></video>
  <p class="captions" id="captions" role="log" aria-live="polite"></p>
  <form id="bar" class="bar" autocomplete="off">
    <button type="button" id="mic" class="round" aria-pressed="false" title="Talk" aria-label="Talk">
      <svg viewBox="0 0 24 24" aria-hidden="true"><rect x="9" y="3" width="6" height="11" rx="3"/><path d="M5 11a7 7 0 0 0 14 0M12 18v3"/></svg>
    </button>
    <input id="words" maxlength="1000" placeholder="Say something…" aria-label="Say something" enterkeyhint="send">
    <button type="button" id="voice" class="round" aria-pressed="false" title="Read aloud" aria-label="Read aloud">
      <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 10v4h4l5 4V6L8 10z"/><path d="M16.5 8.5a5 5 0 0 1 0 7"/></svg>
    </button>
    <button type="button" id="leave" class="round leave" title="Leave" aria-label="Leave the call" hidden>
      <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 6l12 12M18 6L6 18"/></svg>
    </button>
  </form>
  <button type="button" id="join" class="join" hidden>Join the call</button>
</main>
<script nonce="${nonce}" type="application/json" id="config">${config}</script>
<script nonce="${nonce}">${script.replaceAll('</script', '<\\/script')}</script>
</html>`;
}
