/**
 * Draws every scene of the gallery in a real Chromium, at every width and in both themes, lets axe look
 * at each, and writes the pictures into a folder. `node shoot.ts <address> <folder> [scene …]`; exits 1
 * when axe finds anything or a page reports an error.
 */
import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type Page } from '@playwright/test';
import { scenes, type Scene } from './scenes.ts';

const [address = 'http://127.0.0.1:5599', folder = 'pictures', ...only] = process.argv.slice(2);
const widths = (process.env['WIDTHS'] ?? '320,400,600').split(',').map(Number);
const themes = (process.env['THEMES'] ?? 'light,dark').split(',');
mkdirSync(folder, { recursive: true });

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
];
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args,
});
let complaints = 0;
for (const scene of scenes) {
  if (only.length > 0 && !only.includes(scene.name)) continue;
  for (const width of widths.filter((w) => scene.widths?.includes(w) ?? true)) {
    for (const theme of scene.themes ?? themes) complaints += await shoot(browser, scene, { width, theme });
  }
}
await browser.close();
console.log(complaints === 0 ? 'no complaints' : `${complaints} complaints`);
process.exitCode = complaints === 0 ? 0 : 1;

async function shoot(on: Browser, scene: Scene, look: { width: number; theme: string }): Promise<number> {
  const context = await on.newContext({
    viewport: { width: look.width, height: scene.height ?? 860 },
    hasTouch: scene.hasTouch ?? false,
    reducedMotion: scene.reducedMotion ?? 'no-preference',
    ...(scene.contrast ? { contrast: scene.contrast } : {}),
    ...(scene.forcedColors ? { forcedColors: 'active' as const } : {}),
  });
  const page = await context.newPage();
  let found = 0;
  const name = `${scene.name}-${look.width}-${look.theme}`;
  const complain = (words: string) => {
    found += 1;
    console.log(`${name}: ${words}`);
  };
  page.on('pageerror', (error) => complain(error.message));
  page.on('console', (message) => message.type() === 'error' && complain(message.text()));
  await page.goto(`${address}/?theme=${look.theme}&${scene.query ?? ''}`);
  try {
    await page.locator('main').waitFor({ timeout: 15_000 });
    await settled(page);
    await scene.act?.(page);
    await settled(page);
  } catch (error) {
    complain(String(error));
  }
  await page.screenshot({ path: `${folder}/${name}.png` });
  const { violations } = await new AxeBuilder({ page }).analyze();
  for (const v of violations) {
    complain(
      `${v.id}: ${v.help}\n    ${v.nodes
        .slice(0, 4)
        .map((n) => `${n.target.join(' ')} ${n.any[0]?.message ?? ''}`)
        .join('\n    ')}`,
    );
  }
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  if (sideways) complain('scrolls sideways');
  await context.close();
  return found;
}

/** Motion is over: axe and pictures want the end of it. */
async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(250);
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((a) => a instanceof CSSTransition)
        .map((a) => a.finished.catch(() => {})),
    ),
  );
}
