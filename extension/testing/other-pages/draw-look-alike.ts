/**
 * Pages of the same address on which there is no day to draw on, with the same kind of attributes lying
 * about: the year, lists, settings, tasks, bookings, an embedded calendar, and a page that never arrives.
 */
import type { Dice } from './dice.ts';
import { stackedChips } from './chips.ts';
import type { LookAlike, Scene } from './scene.ts';
import { node, type Sketch } from './sketch.ts';
import { dayKey, daysFrom, sayDate, weekStart } from './words.ts';

const box = (kids: Sketch[], css = '', attrs: Record<string, string> = {}) =>
  node('div', { css, attrs }, kids);

/** A small month of a picker: its cells say their day in figures, not in keys. */
export function pickerMonth(scene: Scene, first: string, withKeys = false): Sketch {
  const days = daysFrom(weekStart(first, scene.firstDay), 42, false);
  return node('table', { attrs: { role: 'grid' }, css: 'width:210px;font-size:10px' }, [
    node(
      'tbody',
      {},
      Array.from({ length: 6 }, (_, week) =>
        node(
          'tr',
          { attrs: { role: 'row' } },
          days.slice(week * 7, week * 7 + 7).map((date) =>
            node('td', {
              attrs: {
                role: 'gridcell',
                'data-date': date.replaceAll('-', ''),
                'data-dragsource-type': '13',
                ...(withKeys && { 'data-datekey': String(dayKey(date)) }),
              },
              css: 'width:30px;height:22px;text-align:center',
              text: sayDate(scene.locale, date, { day: 'numeric' }),
            }),
          ),
        ),
      ),
    ),
  ]);
}

function list(scene: Scene, dice: Dice, withKeys: boolean): Sketch {
  return box(
    daysFrom(scene.date, 14, false).map((date) =>
      box(
        [
          node('div', {
            attrs: { role: 'gridcell', ...(withKeys && { 'data-datekey': String(dayKey(date)) }) },
            css: 'flex:none;width:160px',
            text: sayDate(scene.locale, date, { dateStyle: 'medium' }),
          }),
          box(Array.from({ length: 2 }, () => stackedChips(scene, date, dice)).flat(), 'flex:1 1 0', {
            role: 'gridcell',
          }),
        ],
        'display:flex;min-height:48px;border-bottom:1px solid #8883',
        { role: 'row' },
      ),
    ),
    'flex:1 1 0;overflow:auto',
    { role: 'grid' },
  );
}

/** The week of a page people book on: days as columns, free times as buttons. */
const booking = (scene: Scene): Sketch =>
  box(
    daysFrom(scene.date, 7, false).map((date, n) =>
      box(
        [9, 10, 11, 14, 15].map((hour) =>
          node('button', { css: 'display:block;width:90%;height:36px', text: `${hour}:00` }),
        ),
        'flex:1 1 0;height:600px;position:relative',
        { role: 'gridcell', 'data-column-index': String(n), 'data-date': date },
      ),
    ),
    'display:flex;flex:1 1 0',
    { role: 'grid' },
  );

const embed = (scene: Scene): Sketch =>
  node('table', { css: 'width:100%;height:700px', attrs: { role: 'presentation' } }, [
    node('tbody', {}, [
      node(
        'tr',
        {},
        daysFrom(scene.date, 7, false).map((date) =>
          node('td', {
            css: 'border:1px solid #8883',
            text: sayDate(scene.locale, date, { day: 'numeric' }),
          }),
        ),
      ),
    ]),
  ]);

const settings = (scene: Scene): Sketch =>
  box(
    [
      pickerMonth(scene, scene.date, true),
      ...['Language', 'Time zone', 'View', 'Events'].map((text) =>
        box([node('label', { text }), node('input', { attrs: { type: 'checkbox' } })]),
      ),
    ],
    'flex:1 1 0;overflow:auto',
  );

const tasks = (): Sketch =>
  box(
    Array.from({ length: 12 }, (_, n) =>
      node('div', {
        attrs: { role: 'listitem', 'data-eventid': `tasks_${n}abcdef`, 'data-eventchip': '' },
        css: 'height:40px',
        text: `Task ${n}`,
      }),
    ),
    'flex:1 1 0;overflow:auto',
    { role: 'list' },
  );

export function drawLookAlike(scene: Scene & { view: LookAlike }, dice: Dice): Sketch {
  switch (scene.view) {
    case 'year':
      return box(
        Array.from({ length: 12 }, (_, n) =>
          pickerMonth(scene, `${scene.date.slice(0, 4)}-${String(n + 1).padStart(2, '0')}-01`, n % 2 === 0),
        ),
        'display:flex;flex-wrap:wrap;overflow:auto;flex:1 1 0',
      );
    case 'schedule':
      return list(scene, dice, true);
    case 'search':
      return list(scene, dice, false);
    case 'settings':
      return settings(scene);
    case 'tasks':
      return tasks();
    case 'booking':
      return booking(scene);
    case 'embed':
      return embed(scene);
    case 'skeleton':
      return box([], 'flex:1 1 0;background:#8881', { 'data-enable-grid-navigation': 'true' });
  }
}
