/** The month: weekday names above, a row for each week, a cell with its number and chips for each day. */
import type { Dice } from './dice.ts';
import { stackedChips } from './chips.ts';
import type { Scene } from './scene.ts';
import { node, type Sketch } from './sketch.ts';
import { dayKey, sayDate } from './words.ts';

const tall = 'display:flex;flex-direction:column;flex:1 1 0;min-height:0;min-width:0';

export function drawMonth(scene: Scene, days: readonly string[], dice: Dice): Sketch {
  const perWeek = scene.hidesWeekends ? 5 : 7;
  const weeks = Array.from({ length: days.length / perWeek }, (_, n) =>
    days.slice(n * perWeek, (n + 1) * perWeek),
  );
  const shift = scene.flaw === 'key-of-another-month' ? 32 : 0;
  const cell = (date: string, n: number) => {
    const isFirst = date.endsWith('-01');
    return node(
      'div',
      {
        attrs: { role: 'gridcell', 'data-datekey': String(dayKey(date) - shift) },
        css: `flex:1 1 0;min-width:0;overflow:hidden;border:1px solid #8883;box-sizing:border-box;order:${n}`,
        mark: shift === 0 ? `day:${date}` : '',
      },
      [
        node('h2', {
          attrs:
            scene.headers === 'numbered'
              ? {}
              : { 'aria-label': sayDate(scene.locale, date, { dateStyle: 'full' }) },
          css: 'margin:0;font-size:12px;text-align:center;height:20px',
          text: sayDate(
            scene.locale,
            date,
            isFirst ? { day: 'numeric', month: 'short' } : { day: 'numeric' },
          ),
        }),
        ...stackedChips(scene, date, dice),
      ],
    );
  };
  const names = node(
    'div',
    { attrs: { role: 'row' }, css: 'display:flex;flex:none' },
    (weeks[0] ?? []).map((date) =>
      node('div', {
        attrs: { role: 'columnheader' },
        css: 'flex:1 1 0;text-align:center;font-size:11px',
        text: sayDate(scene.locale, date, { weekday: 'short' }),
      }),
    ),
  );
  const rows = weeks.map((week) => {
    const cells = week.map(cell);
    return node(
      'div',
      { attrs: { role: 'row' }, css: 'display:flex;flex:1 1 0;min-height:0' },
      scene.isShuffled ? dice.shuffled(cells) : cells,
    );
  });
  return node('div', { attrs: { role: 'grid' }, css: tall }, [
    node(
      'div',
      {
        attrs: scene.lacks.includes('date-range')
          ? {}
          : {
              'data-start-date-key': String(dayKey(days[0] ?? scene.date) - shift),
              'data-end-date-key': String(dayKey(days.at(-1) ?? scene.date) - shift),
            },
        css: tall,
      },
      [names, ...rows],
    ),
  ]);
}
