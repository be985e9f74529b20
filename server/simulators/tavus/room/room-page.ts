/**
 * The page a call's `conversation_url` leads to: one self-contained document. It may be framed by
 * one origin only, the `?parent=` it was opened with, and only by an extension or this machine.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Request, Response } from 'express';
import type { Simulator } from '../simulator.ts';
import { openRoom } from './open-room.ts';

const scripts = ['./room-devices.js', './room-client.js'].map((name) =>
  readFileSync(new URL(name, import.meta.url), 'utf8').replaceAll('</script', '<\\/script'),
);
const style = readFileSync(new URL('./room.css', import.meta.url), 'utf8');

export function roomPage(sim: Simulator, req: Request, res: Response): void {
  const nonce = randomBytes(16).toString('base64');
  const parent = parentOf(req);
  const room = openRoom(sim, req);
  const isRunning = sim.rooms.get(String(req.params['id']))?.over.signal.aborted === false;
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
  const refusal = isRunning ? 'You are not allowed to join this meeting.' : 'This call is over.';
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
  const inline = scripts.map((script) => `<script nonce="${nonce}">${script}</script>`).join('');
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
        <linearGradient id="skin" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#f4c9a8"/><stop offset="1" stop-color="#dd9c7c"/></linearGradient>
        <linearGradient id="coat" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#3fd0c9"/><stop offset="1" stop-color="#2a62d8"/></linearGradient>
        <radialGradient id="room" cx=".5" cy=".35" r=".75"><stop offset="0" stop-color="#5a6fd8"/><stop offset="1" stop-color="#151b46"/></radialGradient>
      </defs>
      <circle cx="60" cy="60" r="60" fill="url(#room)"/>
      <path d="M28 66c-6-34 8-52 32-52s38 18 32 52c-1 12-6 22-12 26H40c-6-4-11-14-12-26z" fill="#2b2140"/>
      <path d="M12 124c2-24 22-34 48-34s46 10 48 34z" fill="url(#coat)"/>
      <path d="M50 78h20v14c0 7-20 7-20 0z" fill="#cf8d6e"/>
      <g class="head">
        <path d="M37 52c0-18 9-27 23-27s23 9 23 27c0 20-11 34-23 34S37 72 37 52z" fill="url(#skin)"/>
        <path d="M36 54c0-20 9-32 25-32 15 0 24 12 23 31-3-9-9-15-17-17-9 6-22 6-27 8-2 2-3 6-4 10z" fill="#2b2140"/>
        <g class="eyes" fill="#241a33"><ellipse cx="51" cy="56" rx="2.7" ry="3.5"/><ellipse cx="69" cy="56" rx="2.7" ry="3.5"/></g>
        <g fill="none" stroke="#2b2140" stroke-width="1.8" stroke-linecap="round"><path d="M46.5 49.5q4.5-2.6 9 0M64.5 49.5q4.5-2.6 9 0"/></g>
        <path d="M60 59q2 4-.6 5.5" fill="none" stroke="#c07f62" stroke-width="1.6" stroke-linecap="round"/>
        <ellipse class="mouth" cx="60" cy="73" rx="6.5" ry="1.700" fill="#93394a"/>
      </g>
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
${inline}
</html>`;
}
