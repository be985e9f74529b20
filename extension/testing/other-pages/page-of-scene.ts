/** One made page as it is served: its address, its html, and the drawing its script builds in stages. */
import type { Dice } from './dice.ts';
import { drawDays } from './draw-days.ts';
import { drawLookAlike, pickerMonth } from './draw-look-alike.ts';
import { drawMonth } from './draw-month.ts';
import { pageScript } from './page-script.ts';
import type { LookAlike, Scene } from './scene.ts';
import { everyNode, node, type Sketch } from './sketch.ts';
import { daysFrom, isRightToLeft, weekStart } from './words.ts';

type MadePage = { name: string; may: Scene['may']; url: string; html: string };

const paths = {
  day: 'day',
  four: 'customday',
  week: 'week',
  month: 'month',
  year: 'year',
  schedule: 'agenda',
};
const viewKeys = {
  day: 'DAY',
  four: 'CUSTOM_DAYS',
  week: 'WEEK',
  month: 'MONTH',
  year: 'YEAR',
  schedule: 'AGENDA',
};

const isTimed = (view: Scene['view']) => view === 'day' || view === 'four' || view === 'week';

function daysShown(scene: Scene): string[] {
  if (scene.view === 'day') return [scene.date];
  if (scene.view === 'four') return daysFrom(scene.date, 4, false);
  if (scene.view === 'week') return daysFrom(weekStart(scene.date, scene.firstDay), 7, scene.hidesWeekends);
  const first = weekStart(`${scene.date.slice(0, 7)}-01`, scene.firstDay);
  const month = scene.date.slice(0, 7);
  const isStillMonth = daysFrom(first, 42, false)[35]?.startsWith(month) ?? false;
  return daysFrom(first, isStillMonth ? 42 : 35, scene.hidesWeekends);
}

function addressOf(scene: Scene): string {
  const base = 'https://calendar.google.com/calendar';
  const [year, month, day] = scene.date.split('-').map(Number);
  const at =
    scene.url === 'stale' ? `/${year}/${month}/${Math.max(1, (day ?? 1) - 7)}` : `/${year}/${month}/${day}`;
  if (scene.view === 'booking') return `${base}/u/0/appointments/schedules/AcZssZ1`;
  if (scene.view === 'embed') return `${base}/embed?src=someone`;
  if (scene.view === 'search') return `${base}/u/0/r/search?q=dinner`;
  if (scene.view === 'settings' || scene.view === 'tasks') return `${base}/u/0/r/${scene.view}`;
  if (scene.view === 'skeleton' || scene.url === 'bare') return `${base}/u/0/r`;
  return `${base}/u/0/r/${paths[scene.view]}${scene.url === 'dateless' ? '' : at}`;
}

const isLookAlike = (scene: Scene): scene is Scene & { view: LookAlike } =>
  !isTimed(scene.view) && scene.view !== 'month';

function mainOf(scene: Scene, dice: Dice): Sketch {
  if (isLookAlike(scene)) return drawLookAlike(scene, dice);
  return scene.view === 'month'
    ? drawMonth(scene, daysShown(scene), dice)
    : drawDays(scene, daysShown(scene), dice);
}

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Class names and private attributes that mean nothing, other ones on every page. */
function noisy(page: Sketch, dice: Dice): Sketch {
  const word = () => Array.from({ length: 6 }, () => letters[dice.throw(letters.length)]).join('');
  const known = Array.from({ length: 30 }, word);
  for (const one of everyNode(page)) {
    if (dice.throw(4) > 0)
      one.attrs['class'] = [dice.throw(30), dice.throw(30)].map((n) => known[n]).join(' ');
    if (dice.throw(6) === 0) one.attrs['jsname'] = word();
    if (dice.throw(9) === 0) one.attrs['jsaction'] = `click:${word()};`;
  }
  return page;
}

function frame(scene: Scene, main: Sketch[], dice: Dice): Sketch {
  const banner = node('header', { attrs: { role: 'banner' }, css: 'flex:none;height:56px' }, [
    node('div', { attrs: { role: 'heading', 'aria-level': '1' }, text: scene.date.slice(0, 4) }),
    node(
      'ul',
      { attrs: { role: 'menu' }, css: 'display:none' },
      ['day', 'week', 'month', 'year', 'agenda', 'custom_days'].map((key) =>
        node('li', { attrs: { role: 'menuitem', 'data-viewkey': key } }),
      ),
    ),
  ]);
  const side = node(
    'div',
    { attrs: { role: 'complementary' }, css: 'flex:none;width:220px;overflow:hidden' },
    [pickerMonth(scene, `${scene.date.slice(0, 7)}-01`)],
  );
  const dialog = node('div', {
    attrs: { role: 'dialog', 'aria-modal': 'true' },
    css: 'position:fixed;z-index:2000;inset:200px 400px;background:#fff',
    text: 'Edit',
  });
  return noisy(
    node('div', { css: 'display:flex;flex-direction:column;height:100vh;min-width:0' }, [
      banner,
      node('div', { css: 'display:flex;flex:1 1 0;min-height:0;min-width:0' }, [
        ...(dice.throw(3) > 0 ? [side] : []),
        node(
          'div',
          { attrs: { role: 'main' }, css: 'display:flex;flex:1 1 0;min-height:0;min-width:0' },
          main,
        ),
      ]),
      ...(scene.flaw === 'dialog' ? [dialog] : []),
    ]),
    dice,
  );
}

type Stage = {
  after: number;
  page: Sketch;
  bodyAttrs: Record<string, string>;
  scrollTop: number;
  scrollLeft: number;
};

function stagesOf(scene: Scene, dice: Dice): Stage[] {
  const viewKey = viewKeys[scene.view as keyof typeof viewKeys];
  const stage = (after: number, of: Scene, before: Sketch[] = []): Stage => ({
    after,
    page: frame(of, [...before, mainOf(of, dice)], dice),
    bodyAttrs: viewKey && !scene.lacks.includes('viewkey') ? { 'data-viewkey': viewKey } : {},
    scrollTop: scene.scrolledHours * scene.hourPx,
    scrollLeft: scene.columnWidth === 'overflows' ? (isRightToLeft(scene.locale) ? -140 : 140) : 0,
  });
  const week = (days: number): Scene => ({
    ...scene,
    date: daysFrom(scene.date, days + 1, false)[days] ?? scene.date,
  });
  if (scene.arrives === 'in-parts') {
    const waiting: Scene = { ...scene, view: 'skeleton' };
    return [stage(0, waiting), stage(90, { ...scene, flaw: 'half-of-the-keys' }), stage(200, scene)];
  }
  if (scene.arrives === 'turning') return [stage(0, week(7)), stage(60, scene)];
  if (scene.arrives === 'beside-the-old') {
    // The week before, no longer shown, stays in the document for a while.
    const old = node('div', { css: 'display:none' }, [withoutMarks(mainOf(week(7), dice))]);
    return [stage(0, scene, [old])];
  }
  return [stage(0, scene)];
}

function withoutMarks(top: Sketch): Sketch {
  for (const one of everyNode(top)) one.mark = '';
  return top;
}

export function pageOfScene(scene: Scene, dice: Dice): MadePage {
  const plan = {
    stages: stagesOf(scene, dice),
    truth: { kind: scene.view === 'month' ? 'month' : 'days', timeZone: scene.zone },
  };
  const colours = scene.dark
    ? 'background:#131314;color:#e3e3e3;color-scheme:dark'
    : 'background:#fff;color:#1f1f1f';
  const direction = isRightToLeft(scene.locale) ? 'rtl' : 'ltr';
  return {
    name: scene.name,
    may: scene.may,
    url: addressOf(scene),
    html: [
      `<!doctype html><html lang="${scene.locale}" dir="${direction}"><head><title>Calendar</title></head>`,
      `<body style="margin:0;overflow:hidden;font:13px sans-serif;${colours}">`,
      `<script type="application/json" id="plan">${JSON.stringify(plan).replaceAll('<', '\\u003c')}</script>`,
      `<script nonce="n">${pageScript}</script></body></html>`,
    ].join('\n'),
  };
}
