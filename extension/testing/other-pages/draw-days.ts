/**
 * The grid of a day, four days or a week: labels, headers, whole days, and a scroller with one column of
 * 24 hours for each day. Only the columns' boxes are the truth; everything around them varies.
 */
import type { Dice } from './dice.ts';
import { stackedChips, timedChips } from './chips.ts';
import type { Scene } from './scene.ts';
import { node, wrapped, type Sketch } from './sketch.ts';
import { dayKey, offsetMinutes, sayDate, sayTime, zoneLabel } from './words.ts';

const nextDay = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

export function drawDays(scene: Scene, days: readonly string[], dice: Dice): Sketch {
  const lacks = new Set(scene.lacks);
  const first = days[0] ?? scene.date;
  const zones = [...(scene.secondZone ? [scene.secondZone] : []), scene.zone];
  const isOffice = scene.flaw === 'office-hours-only';
  const hoursShown = isOffice ? 10 : 24;
  const height = hoursShown * scene.hourPx;
  const minimum = scene.columnWidth === 'overflows' ? 'min-width:230px;' : '';

  const zoneName = (zone: string) =>
    node('div', {
      css: 'width:60px;font-size:10px;text-align:end;overflow:hidden',
      text: scene.showsZone || scene.secondZone ? zoneLabel(first, zone) : '',
    });
  const labels = (zone: string) =>
    node(
      'div',
      { css: `position:relative;flex:none;width:60px;height:${height}px` },
      scene.hours === 'none'
        ? []
        : Array.from({ length: hoursShown }, (_, hour) => {
            const ahead = offsetMinutes(first, zone) - offsetMinutes(first, scene.zone);
            const minute = ((((hour + (isOffice ? 8 : 0)) * 60 + ahead) % 1_440) + 1_440) % 1_440;
            // Nothing is written over the top line.
            return node(
              'div',
              { css: `position:absolute;top:${hour * scene.hourPx - 7}px;height:14px;inset-inline-end:8px` },
              [
                node('span', {
                  css: 'font-size:10px;line-height:14px',
                  text: hour === 0 ? '' : sayTime(scene.locale, minute, scene.hour12),
                }),
              ],
            );
          }),
    );

  const dateOfColumn = (n: number) => {
    if (scene.flaw === 'day-twice' && n === 3) return days[2] ?? first;
    if (scene.flaw === 'days-out-of-order') return days[(n * 3) % days.length] ?? first;
    return days[n] ?? first;
  };
  const keyOfColumn = (n: number) =>
    dayKey(dateOfColumn(n)) - (scene.flaw === 'key-of-another-month' ? 32 : 0);
  const headerDate = (date: string) => (scene.flaw === 'header-of-another-day' ? nextDay(date, 1) : date);
  const isKnown = (n: number) => scene.flaw !== 'half-of-the-keys' || n < days.length / 2;
  const lies = scene.flaw !== null && scene.flaw !== 'dialog' && scene.flaw !== 'half-of-the-keys';

  const people = Array.from({ length: scene.people }, (_, n) => n);
  const columns = days.flatMap((date, n) =>
    people.map((person) => {
      const index = n * scene.people + person;
      const attrs: Record<string, string> = {
        ...(!lacks.has('gridcell') && { role: 'gridcell' }),
        ...(!lacks.has('column-index') && isKnown(n) && { 'data-column-index': String(index) }),
        ...(isKnown(n) && { 'data-datekey': String(keyOfColumn(n)) }),
      };
      return node(
        'div',
        {
          attrs: Object.fromEntries(dice.shuffled(Object.entries(attrs))),
          css: `position:relative;flex:1 1 0;height:${height}px;order:${index};border-inline-start:1px solid #8884;box-sizing:border-box;${minimum}`,
          mark: person === 0 && !lies ? `day:${date}` : '',
        },
        [
          node('h2', {
            css: 'position:absolute;width:1px;height:1px;overflow:hidden;margin:0;clip-path:inset(50%)',
            text: sayDate(scene.locale, headerDate(date), { dateStyle: 'full' }),
          }),
          node('div', { attrs: { role: 'presentation' }, css: 'position:absolute;inset:0' }, [
            ...timedChips(scene, date, dice),
          ]),
        ],
      );
    }),
  );
  const header = (date: string, person: number) => {
    const shown = headerDate(date);
    const weekday = sayDate(scene.locale, shown, { weekday: 'short' });
    const number = sayDate(scene.locale, shown, { day: 'numeric' });
    const full = sayDate(scene.locale, shown, { dateStyle: 'full' });
    return node(
      'div',
      {
        attrs: {
          role: 'columnheader',
          ...(scene.headers === 'keyed' && { 'data-datekey': String(dayKey(shown)) }),
        },
        css: `flex:1 1 0;text-align:center;${minimum}`,
      },
      scene.people > 1
        ? [node('span', { text: ['You', 'Other', 'Room'][person] ?? '' })]
        : [
            node(
              'h2',
              { attrs: scene.headers === 'numbered' ? {} : { 'aria-label': full }, css: 'margin:0' },
              [node('div', { text: weekday }), node('div', { css: 'font-size:24px', text: number })],
            ),
          ],
    );
  };

  const row = node(
    'div',
    {
      attrs: { role: 'row', id: 'r-timed', 'data-dragsource-type': '4' },
      css: `display:flex;position:relative;height:${height}px`,
    },
    [
      ...(scene.hours === 'beside' ? [] : zones.map(labels)),
      node(
        'div',
        { attrs: { 'aria-hidden': 'true' }, css: 'position:absolute;inset:0;pointer-events:none' },
        Array.from({ length: hoursShown }, () =>
          node('div', {
            css: `height:${scene.hourPx}px;border-bottom:1px solid #8883;box-sizing:border-box`,
          }),
        ),
      ),
      ...(scene.isShuffled ? dice.shuffled(columns) : columns),
    ],
  );
  const scroller = node(
    'div',
    {
      css: `overflow:${dice.of(['auto', 'scroll'])};flex:1 1 0;min-height:0;min-width:0;position:relative`,
      mark: 'scroller',
    },
    [row],
  );
  const gutter = node('div', { css: 'display:flex;flex:none' }, zones.map(zoneName));
  const wholeDays = node(
    'div',
    { attrs: { role: 'row', id: 'r-all-day' }, css: 'display:flex;min-height:24px' },
    [
      node('div', { css: `flex:none;width:${zones.length * 60}px` }),
      ...days.map((date) =>
        node(
          'div',
          { attrs: { role: 'gridcell', 'data-dragsource-type': '8' }, css: `flex:1 1 0;${minimum}` },
          stackedChips(scene, date, dice),
        ),
      ),
    ],
  );
  const headers = node(
    'div',
    { attrs: { role: 'row', id: 'r-headers' }, css: 'display:flex;overflow:hidden' },
    [gutter, ...days.flatMap((date) => people.map((person) => header(date, person)))],
  );
  const body =
    scene.hours === 'beside'
      ? node('div', { css: 'display:flex;flex:1 1 0;min-height:0' }, [
          node('div', { css: 'flex:none;overflow:hidden;position:relative' }, [
            node('div', { css: 'display:flex', mark: 'follower' }, zones.map(labels)),
          ]),
          wrapped(scene.nesting, scroller),
        ])
      : wrapped(scene.nesting, scroller);
  return node(
    'div',
    {
      attrs: lacks.has('grid')
        ? {}
        : {
            role: 'grid',
            'data-enable-grid-navigation': 'true',
            ...(!lacks.has('aria-owns') && { 'aria-owns': 'r-headers r-all-day r-timed' }),
          },
      css: 'display:flex;flex-direction:column;flex:1 1 0;min-height:0;min-width:0',
    },
    [
      node(
        'div',
        {
          attrs: lacks.has('date-range')
            ? {}
            : {
                'data-start-date-key': String(keyOfColumn(0)),
                'data-end-date-key': String(keyOfColumn(days.length - 1)),
              },
          css: 'display:flex;flex-direction:column;flex:1 1 0;min-height:0;min-width:0',
        },
        [
          node(
            'div',
            {
              attrs: { role: 'presentation' },
              css: 'display:flex;flex-direction:column;flex:1 1 0;min-height:0;min-width:0',
            },
            [headers, wholeDays, body],
          ),
        ],
      ),
    ],
  );
}
