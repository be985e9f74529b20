/**
 * What axe finds on a page that has come to rest. A colour on its way from one theme to the other or a
 * button that is off while its own click is being answered is nobody's reading matter, so what is
 * found is looked at again until it is gone; a real fault stays and fails the test.
 */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** `name` says which state was looked at; `within` is a selector when only a part of the page is ours. */
export async function expectAccessible(page: Page, name: string, within?: string): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(`document.getAnimations().every((each) => each.playState !== 'running' ||
        each.effect.getComputedTiming().endTime > 5000)`),
    )
    .toBe(true);
  const find = async () => {
    const builder = new AxeBuilder({ page });
    const { violations } = await (within ? builder.include(within) : builder).analyze();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  };
  // Looks are counted, not seconds: on a busy machine one look takes long.
  let found = await find();
  for (let look = 1; look < 5 && found.length > 0; look += 1) {
    await page.waitForTimeout(look * 400);
    found = await find();
  }
  expect(found, name).toEqual([]);
}
