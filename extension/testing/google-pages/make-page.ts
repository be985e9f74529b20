/**
 * Synthetic pages of Google Calendar, made from the roles and attributes that were measured on the real
 * one. Nobody's page: what is right on them says that the reader follows the facts we have, not that
 * Google's page today is as these facts say. Class names are random, styles stand inline.
 *
 * `window.pageTruth()` on each page tells, from its own references, where every day really is.
 */
import { addDays, dice, type Change, type PageWish } from './page-wish.ts';

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

type Body = { html: string; truth: { kind: 'days' | 'month'; days: { date: string; id: string }[] } };

function daysBody(wish: PageWish, seed: number): Body {
  const { change, hour } = wish;
  const chance = dice(seed);
  const cls = () =>
    `class="${Array.from({ length: 6 }, () => 'abcdefghijklmnopqrstuvwxyz'[Math.floor(chance() * 26)]).join('')}"`;
  const shown = datesOf(wish);
  const height = change === 'half-a-day' ? hour * 12 : hour * 24;
  const days = shown.map((date, n) => ({ date, n, id: `x${seed}-${n}` }));
  const keyed = (date: string, n: number) => {
    if (change === 'no-keys' || (change === 'one-key-missing' && n === 2)) return '';
    if (change === 'two-columns-one-day' && n === 1) return `data-datekey="${keyOf(shown[0] ?? date)}"`;
    if (change === 'days-out-of-order') return `data-datekey="${keyOf(shown[shown.length - 1 - n] ?? date)}"`;
    return `data-datekey="${keyOf(date)}"`;
  };
  const column = ({ date, n, id }: (typeof days)[number]) => {
    const attributes = [
      change === 'no-role' ? '' : 'role="gridcell"',
      change === 'no-index' ? '' : `data-column-index="${n}"`,
      keyed(date, n),
      `data-principal-ids="cDE"`,
    ].join(' ');
    const cell = `<div id="${id}" ${cls()} ${attributes} style="order:${n};position:relative;flex:1 1 0;min-width:0;border-inline-start:1px solid #8884">${chips(wish, date, { height, seed: seed + n })}</div>`;
    return change === 'nested'
      ? `<div ${cls()} style="display:flex;flex:1 1 0;min-width:0"><div style="display:flex;flex:1">${cell}</div></div>`
      : cell;
  };
  const drawn = change === 'shuffled' ? [...days].sort(() => chance() - 0.5) : days;
  const lines =
    change === 'no-lines'
      ? ''
      : `<div ${cls()} style="position:absolute;inset:0;pointer-events:none" aria-hidden="true">${Array.from({ length: 24 }, () => `<div style="height:${hour}px;box-sizing:border-box;border-bottom:1px solid #8883"></div>`).join('')}</div>`;
  const gutters = wish.hasSecondZone ? [secondZone(wish), wish.timeZone] : [wish.timeZone];
  const shift = change === 'late-midnight' ? hour * 3 : 0;
  const hours = gutters.map((zone) => hourLabels(wish, { zone, shift })).join('');
  const start = change === 'other-span' ? addDays(shown[0] ?? '', -7) : (shown[0] ?? '');
  const end = change === 'other-span' ? addDays(shown[0] ?? '', -1) : (shown.at(-1) ?? '');
  const span =
    change === 'no-span' ? '' : `data-start-date-key="${keyOf(start)}" data-end-date-key="${keyOf(end)}"`;
  const width = gutters.length * 58;
  const html = `<div role="main" ${cls()} style="flex:1;min-width:0;display:flex;flex-direction:column"><div role="grid" data-enable-grid-navigation="true" aria-owns="r1 r2" ${cls()} style="flex:1;min-height:0;display:flex;flex-direction:column">
<div ${span} style="flex:1;min-height:0;display:flex;flex-direction:column"><div role="presentation" style="flex:1;min-height:0;display:flex;flex-direction:column">
<div role="row" id="r1" style="display:flex;height:70px;flex:none"><div style="width:${width}px;flex:none;display:flex;align-items:end">${gutters.map((zone) => `<div style="width:58px;font-size:10px;text-align:center">${change === 'no-zone-label' ? '' : `<span>${zoneLabel(zone, shown[0] ?? '')}</span>`}</div>`).join('')}</div>${headers(wish, shown)}<div style="width:16px;flex:none"></div></div>
<div role="row" style="display:flex;height:24px;flex:none;margin-inline-end:16px"><div style="width:${width}px;flex:none"></div>${shown.map((date) => `<div role="gridcell" ${change === 'no-keys' || change === 'one-key-missing' ? `data-datekey="${keyOf(date)}"` : ''} style="flex:1 1 0;border-inline-start:1px solid #8884"></div>`).join('')}</div>
<div id="scroll" ${cls()} style="flex:1;min-height:0;overflow-y:scroll;overflow-x:hidden;scrollbar-width:auto;display:flex"><div style="display:flex;flex:none;position:relative;height:${height}px">${hours}</div>
<div role="row" id="r2" ${cls()} style="position:relative;display:flex;flex:1;height:${height}px;min-width:0">${change === 'half-a-day' ? lines.replaceAll(`height:${hour}px`, `height:${hour / 2}px`) : lines}${drawn.map(column).join('')}</div></div></div></div></div></div>`;
  // The second person of a day view has columns of the same day; the first is the calendar's owner.
  const isOwn = (n: number) => wish.view !== 'people' || n === 0;
  return {
    html,
    truth: { kind: 'days', days: days.filter(({ n }) => isOwn(n)).map(({ date, id }) => ({ date, id })) },
  };
}

function monthBody(wish: PageWish, seed: number): Body {
  const { change } = wish;
  const perWeek = wish.view === 'workmonth' ? 5 : 7;
  const weeks = Array.from({ length: 5 }, (_, w) =>
    Array.from({ length: perWeek }, (_unused, d) => addDays(wish.firstDate, w * 7 + d)),
  );
  const days: Body['truth']['days'] = [];
  const first = weeks[0] ?? [];
  const cell = (date: string, n: number, w: number) => {
    const id = `m${seed}-${w}-${n}`;
    days.push({ date, id });
    const shownDate = change === 'headers-of-other-week' ? addDays(date, 3) : date;
    const label =
      change === 'no-header-words'
        ? ''
        : `<h2 style="margin:2px;font:11px Arial">${numberIn(wish.locale, Number(shownDate.slice(8)))}</h2>`;
    const key = change === 'half-a-day' ? date : date;
    return `<div id="${id}" ${change === 'no-role' ? '' : 'role="gridcell"'} data-datekey="${keyOf(key)}" style="order:${n};flex:1 1 0;min-width:0;border:1px solid #8883;overflow:hidden">${label}${monthChips(wish, date)}</div>`;
  };
  const rows = weeks.map((dates, w) => {
    const cells = dates.map((date, n) =>
      cell(change === 'days-out-of-order' ? (dates[dates.length - 1 - n] ?? date) : date, n, w),
    );
    return `<div role="row" style="display:flex;flex:1;min-height:0">${change === 'nested' ? `<div style="display:contents">${cells.join('')}</div>` : cells.join('')}</div>`;
  });
  const last = weeks.at(-1)?.at(-1) ?? '';
  const from = change === 'other-span' ? addDays(wish.firstDate, 14) : wish.firstDate;
  const span =
    change === 'no-span' ? '' : `data-start-date-key="${keyOf(from)}" data-end-date-key="${keyOf(last)}"`;
  const heads = first.map(
    (date) =>
      `<div role="columnheader" style="flex:1 1 0;text-align:center">${change === 'no-headers' ? '' : weekday(wish.locale, date, 'short')}</div>`,
  );
  const html = `<div role="main" style="flex:1;min-width:0;display:flex;flex-direction:column"><div role="grid" ${span} style="flex:1;display:flex;flex-direction:column;min-height:0"><div role="row" style="display:flex;height:24px;flex:none">${heads.join('')}</div><div role="presentation" style="flex:1;min-height:0;display:flex;flex-direction:column;overflow:hidden">${rows.join('')}</div></div></div>`;
  return { html, truth: { kind: 'month', days } };
}

function otherView(wish: PageWish): Body {
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

function datesOf({ view, firstDate }: PageWish): string[] {
  const count = {
    day: 1,
    people: 3,
    week: 7,
    workweek: 5,
    custom: 4,
    month: 35,
    workmonth: 25,
    year: 1,
    agenda: 5,
  }[view];
  return Array.from({ length: count }, (_, n) => (view === 'people' ? firstDate : addDays(firstDate, n)));
}

function headers(wish: PageWish, dates: string[]): string {
  const { change, locale } = wish;
  return dates
    .map((date) => {
      const shown = change === 'headers-of-other-week' ? addDays(date, 7) : date;
      const role = change === 'no-headers' ? '' : 'role="columnheader"';
      const spoken = `${weekday(locale, shown, 'long')}, ${new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(at(shown))}`;
      const words =
        change === 'no-header-words'
          ? ''
          : `<div style="font-size:11px">${weekday(locale, shown, 'short')}</div><h2 style="margin:0;font-size:22px" aria-label="${spoken}"><button>${numberIn(locale, Number(shown.slice(8)))}</button></h2>`;
      return `<div ${role} style="flex:1 1 0;min-width:0;text-align:center">${words}</div>`;
    })
    .join('');
}

function hourLabels(wish: PageWish, { zone, shift }: { zone: string; shift: number }): string {
  const { hour, change, locale, hour12 } = wish;
  if (change === 'no-hours') return '<div style="width:58px"></div>';
  const away = minutesBetweenZones(zone, wish.timeZone, wish.firstDate);
  const format = new Intl.DateTimeFormat(
    locale,
    hour12
      ? { hour: 'numeric', hour12: true, timeZone: 'UTC' }
      : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'UTC' },
  );
  const rows = change === 'half-a-day' ? 12 : 24;
  const labels = Array.from({ length: rows }, (_, h) => {
    const moment = new Date(Date.UTC(2026, 0, 5, h) + away * 60_000);
    const text = h === 0 ? '' : format.format(moment);
    return `<div style="position:absolute;top:${h * hour + shift - 7}px;width:50px;text-align:end;font-size:10px;line-height:14px"><span>${text}</span></div>`;
  });
  return `<div style="position:relative;width:58px">${labels.join('')}</div>`;
}

/** Events of Google's own; their words are never what decides. */
function chips(wish: PageWish, date: string, { height, seed }: { height: number; seed: number }): string {
  const chance = dice(seed);
  return Array.from({ length: 2 }, (_, n) => {
    const start = Math.floor(chance() * 44) * 30;
    const top = (start / 1_440) * height - 1;
    const id = Buffer.from(`event${seed}${n} someone@m`).toString('base64').replace(/=+$/, '');
    return `<div role="presentation"><div role="button" data-eventchip data-eventid="${id}" tabindex="0" style="position:absolute;top:${top}px;height:${height / 24 - 2}px;left:0;width:70%;background:#4285f4;color:#fff;border-radius:4px;overflow:hidden;font-size:11px"><span>${wish.hour12 ? '3pm' : '15:00'} Review ${date.slice(8)}, 27</span></div></div>`;
  }).join('');
}

function monthChips(wish: PageWish, date: string): string {
  return Number(date.slice(8)) % 3 === 0
    ? `<div role="button" data-eventchip data-eventid="ZXZlbnQgYUBt" style="background:#4285f4;color:#fff;border-radius:4px;font-size:11px;margin:1px 3px">${wish.hour12 ? '3pm' : '15:00'} Review 31</div>`
    : '';
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

function truthScript(truth: Body['truth'], wish: PageWish): string {
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

function secondZone({ timeZone }: PageWish): string {
  return timeZone === 'Asia/Kolkata' ? 'Europe/Madrid' : 'Asia/Kolkata';
}

function offsetOf(zone: string, date: string): number {
  const text = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).format(
    new Date(`${date}T17:00:00Z`),
  );
  const found = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(text);
  if (!found?.[1]) return 0;
  return (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3]));
}

function minutesBetweenZones(zone: string, from: string, date: string): number {
  return offsetOf(zone, date) - offsetOf(from, date);
}

function zoneLabel(zone: string, date: string): string {
  const offset = offsetOf(zone, date);
  const minutes = Math.abs(offset) % 60;
  const hours = String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0');
  return `GMT${offset < 0 ? '-' : '+'}${hours}${minutes === 0 ? '' : `:${minutes}`}`;
}

function weekday(locale: string, date: string, style: 'long' | 'short'): string {
  return new Intl.DateTimeFormat(locale, { weekday: style, timeZone: 'UTC' }).format(at(date));
}

function numberIn(locale: string, n: number): string {
  return new Intl.NumberFormat(locale).format(n);
}

function at(date: string): Date {
  return new Date(`${date}T12:00:00Z`);
}

function isRightToLeft(locale: string): boolean {
  return /^(ar|fa|he)/.test(locale);
}

export function keyOf(date: string): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return (year - 1970) * 512 + month * 32 + day;
}
