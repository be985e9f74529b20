/** The part of a synthetic page that has a cell for each day of a month. */
import type { PageBody } from './page-body.ts';
import { addDays, type PageWish } from './page-wish.ts';
import { keyOf, numberIn, weekday } from './page-words.ts';

export function monthBody(wish: PageWish, seed: number): PageBody {
  const { change } = wish;
  const perWeek = wish.view === 'workmonth' ? 5 : 7;
  const weeks = Array.from({ length: 5 }, (_, w) =>
    Array.from({ length: perWeek }, (_unused, d) => addDays(wish.firstDate, w * 7 + d)),
  );
  const days: PageBody['truth']['days'] = [];
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

function monthChips(wish: PageWish, date: string): string {
  return Number(date.slice(8)) % 3 === 0
    ? `<div role="button" data-eventchip data-eventid="ZXZlbnQgYUBt" style="background:#4285f4;color:#fff;border-radius:4px;font-size:11px;margin:1px 3px">${wish.hour12 ? '3pm' : '15:00'} Review 31</div>`
    : '';
}
