/** Something that repeats, by keyboard: said once, one and all after it changed and deleted, and all of it back. */
import { expectAccessible } from './expect-accessible.ts';
import { expect, test } from './fixtures.ts';

test('every other Friday is said once; how much of it is meant is asked and shown, and goes back', async ({
  panel,
}) => {
  await panel.bringToFront();
  await panel.getByRole('radio', { name: 'Agenda', exact: true }).click();
  const line = panel.getByLabel('Add an event or ask');
  await line.fill('Choir every other Friday at 7pm for an hour');
  await line.press('Enter');
  const told = (words: RegExp) => expect(panel.getByText(words).first()).toBeVisible();
  await told(/Choir is added: every other Friday 7:00–8:00 pm/);
  // The agenda shows a fortnight: each has one of them.
  const times = panel.locator('[data-event]', { hasText: 'Choir' });
  await expect(times).toHaveText([/7:00–8:00 pm/]);
  await panel.getByRole('button', { name: 'Next two weeks' }).click();
  await expect(times).toHaveText([/7:00–8:00 pm/]);
  const undo = panel.getByRole('button', { name: /^undo/i }).first();

  await times.press('Enter');
  const details = panel.getByRole('dialog', { name: 'Choir', exact: true });
  await expect(details.getByText(/every other Friday/i)).toBeVisible();
  await expect(details.getByRole('button', { name: 'Edit' })).toBeFocused();
  await panel.keyboard.press('Enter');
  await details.getByLabel('Start time').fill('18:00');
  await details.getByLabel('Start time').press('Enter');
  const asked = panel.getByRole('dialog', { name: 'Change Choir' });
  await expect(asked.getByLabel(/Just this one/)).toBeFocused();
  await panel.keyboard.press('ArrowDown');
  await expect(asked.getByLabel('This one and all after it')).toBeChecked();
  await expect(asked.getByText(/7:00–8:00 pm → 6:00–7:00 pm/).first()).toBeVisible();
  for (const [colorScheme, width] of [
    ['light', 320],
    ['dark', 600],
  ] as const) {
    await panel.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await panel.setViewportSize({ width, height: 860 });
    await expectAccessible(panel, `scope ${colorScheme}`, '[role="dialog"]');
  }
  await panel.setViewportSize({ width: 400, height: 860 });
  await panel.keyboard.press('Enter');
  await told(/Choir is moved: every other Friday 6:00–7:00 pm.*The ones before stay as they were/);
  await expect(times).toHaveText([/6:00–7:00 pm/]);
  await panel.getByRole('button', { name: 'Previous two weeks' }).click();
  await expect(times).toHaveText([/7:00–8:00 pm/]);
  await undo.click();
  await panel.getByRole('button', { name: 'Next two weeks' }).click();
  await expect(times).toHaveText([/7:00–8:00 pm/]);

  await times.press('Delete');
  const deleting = panel.getByRole('dialog', { name: 'Delete Choir' });
  await expect(deleting.getByLabel(/Just this one/)).toBeFocused();
  await panel.keyboard.press('ArrowDown');
  await expect(deleting.getByText(/would be removed/)).toBeVisible();
  await panel.keyboard.press('Enter');
  await expect(times).toHaveCount(0);
  await undo.click();
  await expect(times).toHaveText([/7:00–8:00 pm/]);

  await panel.getByRole('link', { name: 'History' }).click();
  const history = panel.getByRole('region', { name: 'History' });
  await expect(history.getByText(/^Choir is moved: every other Friday 6:00/)).toBeVisible();
});
