/**
 * Synthetic pages of Google Calendar, made from the roles and attributes that were measured on the real
 * one. Nobody's page: what is right on them says that the reader follows the facts we have, not that
 * Google's page today is as these facts say. Class names are random, styles stand inline.
 *
 * `window.pageTruth()` on each page tells, from its own references, where every day really is.
 */
import { daysBody } from './days-body.ts';
import { monthBody } from './month-body.ts';
import { datesOf, type PageBody } from './page-body.ts';
import { addDays, type Change, type PageWish } from './page-wish.ts';
import { isRightToLeft, numberIn } from './page-words.ts';

export type MadePage = {
  name: string;
  url: string;
  html: string;
  /** `draw` where everything is there; `either` where a part that may be needed is gone. */
  expects: 'draw' | 'hide';
};

export function makePage(wish: PageWish, seed: number): MadePage {
  const { view, change, locale } = wish;
  const isHidden = view === 'year' || view === 'agenda' || hiding.includes(change);
  const body =
    view === 'year' || view === 'agenda'
      ? otherView(wish)
      : view.includes('month')
        ? monthBody(wish, seed)
        : daysBody(wish, seed);
  const [ink, paper] = wish.isDark ? ['#e3e3e3', '#131314'] : ['#1f1f1f', '#ffffff'];
  const html = `<!doctype html><html lang="${locale.split('-u-')[0]}" dir="${isRightToLeft(locale) ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><title>Calendar</title></head>
<body ${change === 'no-view-key' ? '' : `data-viewkey="${viewKey(view)}"`} style="margin:0;height:100vh;display:flex;flex-direction:column;overflow:hidden;font:13px Arial;color:${ink};background:${paper};${change === 'scaled' ? 'zoom:1.25' : ''}">
<header style="height:64px;flex:none">Calendar <button>Today</button></header>
<div style="display:flex;flex:1;min-height:0"><div style="width:${change === 'narrow' ? 20 : 256}px;flex:none;overflow:hidden">${miniMonth(wish)}</div>${body.html}</div>
<script nonce="n">${truthScript(body.truth, wish)}</script></body></html>`;
  const name = `${view} ${change} ${wish.firstDate} ${locale} ${wish.hour12 ? '12h' : '24h'} ${wish.hour}px${wish.isDark ? ' dark' : ''}${wish.hasSecondZone ? ' two zones' : ''} ${wish.timeZone}`;
  return { name, url: addressOf(wish), html, expects: isHidden ? 'hide' : 'draw' };
}

const hiding: readonly Change[] = [
  'headers-of-other-week',
  'half-a-day',
  'two-columns-one-day',
  'days-out-of-order',
  'other-span',
  'late-midnight',
  // It could be drawn in any zone.
  'no-zone-label',
];

function otherView(wish: PageWish): PageBody {
  const html = `<div role="main" style="flex:1">${
    wish.view === 'year'
      ? 'January February March'
      : `<div role="list">${datesOf(wish)
          .map(
            (date) =>
              `<div role="listitem">${date} <div role="button" data-eventid="YQ" data-eventchip>Lunch</div></div>`,
          )
          .join('')}</div>`
  }</div>`;
  return { html, truth: { kind: 'days', days: [] } };
}

function miniMonth({ firstDate, locale }: PageWish): string {
  const rows = Array.from({ length: 5 }, (_, w) => {
    const cells = Array.from({ length: 7 }, (_unused, d) => {
      const date = addDays(firstDate, w * 7 + d - 7);
      return `<td role="gridcell" data-date="${date.replaceAll('-', '')}" data-dragsource-type="13"><span>${numberIn(locale, Number(date.slice(8)))}</span></td>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table role="grid">${rows.join('')}</table>`;
}

function truthScript(truth: PageBody['truth'], wish: PageWish): string {
  const rerender =
    wish.change === 'rerendering'
      ? `let left = 6; const again = setInterval(() => { for (const { id } of days) { const old = document.getElementById(id); if (old) old.replaceWith(old.cloneNode(true)); } if (--left === 0) clearInterval(again); }, 90);`
      : '';
  return `(() => { const days = ${JSON.stringify(truth.days)};
window.pageTruth = () => ({ kind: ${JSON.stringify(truth.kind)}, timeZone: ${JSON.stringify(wish.timeZone)}, days: days.map(({ date, id }) => { const r = document.getElementById(id).getBoundingClientRect(); return { date, left: r.left, top: r.top, width: r.width, height: r.height }; }) });
const scroll = document.getElementById('scroll'); if (scroll) scroll.scrollTop = ${wish.hour * 7}; ${rerender} })();`;
}

function addressOf({ view, firstDate, change }: PageWish): string {
  const base = 'https://calendar.google.com/calendar/u/0/r';
  if (change === 'no-address-view') return base;
  const names = {
    day: 'day',
    people: 'day',
    week: 'week',
    workweek: 'week',
    custom: 'customday',
    month: 'month',
    workmonth: 'month',
    year: 'year',
    agenda: 'agenda',
  };
  const date = addDays(firstDate, view.includes('month') ? 10 : 0);
  return change === 'no-address-date'
    ? `${base}/${names[view]}`
    : `${base}/${names[view]}/${date.split('-').map(Number).join('/')}`;
}

function viewKey(view: PageWish['view']): string {
  return {
    day: 'DAY',
    people: 'DAY',
    week: 'WEEK',
    workweek: 'WEEK',
    custom: 'CUSTOM_DAYS',
    month: 'MONTH',
    workmonth: 'MONTH',
    year: 'YEAR',
    agenda: 'AGENDA',
  }[view];
}
