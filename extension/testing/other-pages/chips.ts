/**
 * The page's own events. Their ids are what Google's are: base64 of an event id, the instant an instance
 * began in UTC if it repeats, and a shortened calendar id; tasks carry ids that are nothing of the kind.
 */
import { Buffer } from 'node:buffer';
import { Temporal } from 'temporal-polyfill';
import type { Dice } from './dice.ts';
import type { Scene } from './scene.ts';
import { node, type Sketch } from './sketch.ts';
import { sayDate, sayTime } from './words.ts';

const titles = ['Review', 'Zahnarzt', '会議', 'قهوة', 'Cours de piano', 'Вечеря', 'Swim'] as const;

const plain = (text: string) => Buffer.from(text).toString('base64').replace(/=+$/, '');

function idOf(scene: Scene, startsAt: { date: string; minute: number }, dice: Dice): string {
  const name = Array.from({ length: 26 }, () => '0123456789abcdefghijklmnopqrstuv'[dice.throw(32)]).join('');
  if (dice.throw(9) === 0) return `tasks_${name}`;
  if (dice.throw(12) === 0) return `ttb_${plain(name)}`;
  const instant = Temporal.PlainDate.from(startsAt.date)
    .toZonedDateTime({ timeZone: scene.zone, plainTime: Temporal.PlainTime.from({ hour: 0 }) })
    .with({ hour: Math.floor(startsAt.minute / 60), minute: startsAt.minute % 60 })
    .toInstant()
    .toString()
    .replaceAll(/[-:]|\.\d+/g, '');
  const repeats = scene.chips === 'recurring' && dice.throw(3) > 0;
  return plain(`${name}${repeats ? `_${instant}` : ''} someone@m`);
}

const hiddenWords = (scene: Scene, date: string, from: number, to: number, title: string): Sketch =>
  node('div', {
    css: 'position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)',
    text: [
      `${sayTime(scene.locale, from, scene.hour12)} – ${sayTime(scene.locale, to, scene.hour12)}`,
      title,
      sayDate(scene.locale, date, { dateStyle: 'long' }),
    ].join(', '),
  });

/** @param hourPx of the column; the box is a pixel higher and two shorter than its time, as was measured */
export function timedChips(scene: Scene, date: string, dice: Dice): Sketch[] {
  if (scene.chips === 'none') return [];
  return [1, 2].flatMap((half) => {
    if (dice.throw(4) === 0) return [];
    const from = (half === 1 ? 6 : 16) * 60 + dice.throw(12) * 30;
    const length = dice.of([30, 45, 60, 90, 120]);
    const title = titles[dice.throw(titles.length)] ?? titles[0];
    const id = idOf(scene, { date, minute: from }, dice);
    const px = scene.hourPx / 60;
    return node(
      'div',
      {
        attrs: { role: 'button', tabindex: '0', 'data-eventchip': '', 'data-eventid': id, jslog: '35463' },
        css: `position:absolute;top:${from * px - 1}px;height:${length * px - 2}px;left:0%;width:90%;background:#039be5;color:#fff;border-radius:4px;overflow:hidden;font-size:11px`,
      },
      [
        hiddenWords(scene, date, from, from + length, title),
        node('span', { attrs: { 'aria-hidden': 'true' }, text: title }),
        node('div', {
          attrs: { 'data-eventid': id, 'data-dragsource-type': '3' },
          css: 'position:absolute;bottom:0;left:0;right:0;height:6px',
        }),
      ],
    );
  });
}

/** One line in a cell of the month or in the row of whole days. */
export function stackedChips(scene: Scene, date: string, dice: Dice): Sketch[] {
  if (scene.chips === 'none' || dice.throw(3) === 0) return [];
  const from = 60 * dice.throw(23);
  const title = titles[dice.throw(titles.length)] ?? titles[0];
  return [
    node('div', { attrs: { 'data-stacked-layout-chip-container': '' }, css: 'position:relative' }, [
      node(
        'div',
        {
          attrs: {
            role: 'button',
            'data-eventchip': '',
            'data-stacked-layout-chip': '',
            'data-eventid': idOf(scene, { date, minute: from }, dice),
          },
          css: 'position:relative;height:18px;background:#7986cb;color:#fff;font-size:11px;overflow:hidden',
        },
        [
          hiddenWords(scene, date, from, from + 60, title),
          node('span', { attrs: { 'aria-hidden': 'true' }, text: title }),
        ],
      ),
    ]),
  ];
}
