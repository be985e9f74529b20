/** The part of a synthetic page that has columns of 24 hours: a day, four days, a week, several people. */
import { datesOf, type PageBody } from './page-body.ts';
import { addDays, dice, type PageWish } from './page-wish.ts';
import { at, keyOf, minutesBetweenZones, numberIn, secondZone, weekday, zoneLabel } from './page-words.ts';

export function daysBody(wish: PageWish, seed: number): PageBody {
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
