import type { Page } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { addEvent, card, expect, laterToday, test } from './fixtures.ts';

const fileOf = (tomorrow: string) =>
  [
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    'UID:dentist@example.com',
    `DTSTART:${tomorrow}T090000Z`,
    'DURATION:PT1H',
    'SUMMARY:Dentist',
    'END:VEVENT',
    'BEGIN:VEVENT',
    'UID:choir@example.com',
    `DTSTART:${tomorrow}T180000Z`,
    'DURATION:PT1H',
    'RRULE:FREQ=WEEKLY',
    'SUMMARY:Choir',
    'END:VEVENT',
    'BEGIN:VEVENT',
    'UID:broken@example.com',
    'DTSTART:20261399T180000Z',
    'SUMMARY:Broken',
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n');

async function expectNoFaults(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const width of [320, 400, 600]) {
      await page.setViewportSize({ width, height: 860 });
      await expectAccessible(page, `${name} ${colorScheme} ${width}`);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      await page.screenshot({ path: `test-results/files/${name}-${colorScheme}-${width}.png` });
    }
  }
}

test('a calendar file dropped on the panel is seen, added as one act and taken back', async ({
  panel,
  server,
}) => {
  await addEvent(server, { title: 'Interview', onDay: 1, time: '09:30', minutes: 30 });
  await panel.bringToFront();
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
  const data = await panel.evaluateHandle(`{
    const transfer = new DataTransfer();
    transfer.items.add(new File([${JSON.stringify(fileOf(tomorrow))}], 'work.ics', { type: 'text/calendar' }));
    transfer;
  }`);
  await panel.dispatchEvent('main', 'dragover', { dataTransfer: data });
  await expect(panel.getByText('Drop a calendar file')).toBeVisible();
  await panel.dispatchEvent('main', 'drop', { dataTransfer: data });
  const sheet = panel.getByRole('dialog', { name: 'Bring in a calendar file' });
  await expect(sheet.getByText('2 new')).toBeVisible();
  await expect(sheet.getByText(/every \w+ 6:00–7:00 pm, next tomorrow/)).toBeVisible();
  await expect(sheet.getByText('Overlaps with Interview')).toBeVisible();
  await expect(sheet.getByText('Line 17')).toBeVisible();
  await expect(sheet.getByRole('button', { name: 'Add 2 events' })).toBeDisabled();
  await expectNoFaults(panel, 'preview');
  await sheet.getByRole('checkbox', { name: 'Bring in the rest all the same' }).check();
  await sheet.getByRole('button', { name: 'Add 2 events' }).click();
  await expect(
    sheet.getByText(/2 events were added from the file\. 1 of them repeats\. 1 of them overlaps/),
  ).toBeVisible();
  await panel.screenshot({ path: 'test-results/files/done.png' });
  await sheet.getByRole('button', { name: 'Undo' }).click();
  await expect(sheet.getByText(/Taken back\./)).toBeVisible();
  // Another file is another act, also while the sheet of the first is open.
  const second = await panel.evaluateHandle(`{
    const transfer = new DataTransfer();
    const text = ${JSON.stringify(fileOf(tomorrow))}.replaceAll(/UID:/g, 'UID:second-');
    transfer.items.add(new File([text], 'second.ics', { type: 'text/calendar' }));
    transfer;
  }`);
  await panel.dispatchEvent('main', 'drop', { dataTransfer: second });
  await expect(sheet.getByRole('heading', { name: 'Bring in second.ics' })).toBeVisible();
  await sheet.getByRole('checkbox', { name: 'Bring in the rest all the same' }).check();
  await sheet.getByRole('button', { name: 'Add 2 events' }).click();
  await expect(sheet.getByText(/2 events were added from the file/)).toBeVisible();
  await expect(sheet.getByRole('button', { name: 'Undo' })).toBeEnabled();
  await sheet.getByRole('button', { name: 'Close' }).last().click();
  await expect(sheet).toBeHidden();
});

test('the settings make a feed, end it, and save everything', async ({ panel, server }) => {
  await addEvent(server, { title: 'Interview', onDay: 0, time: laterToday(30), minutes: 30 });
  await expect(card(panel, 'Interview')).toBeVisible();
  await panel.bringToFront();
  await panel.getByRole('button', { name: 'Menu', exact: true }).click();
  await panel.getByRole('button', { name: 'Settings', exact: true }).click();
  await panel.getByRole('button', { name: 'Make an address' }).click();
  const address = await panel.getByLabel('Address of your feed').inputValue();
  const read = async () => (await fetch(address)).text();
  expect(await read()).toContain('SUMMARY:Interview');
  await panel.getByLabel('Address of your feed').scrollIntoViewIfNeeded();
  await expectNoFaults(panel, 'settings');
  const saved = panel.waitForEvent('download');
  await panel.getByRole('button', { name: 'Everything (.json)' }).click();
  expect((await saved).suggestedFilename()).toMatch(/^calendar-agent-\d{4}-\d\d-\d\d\.json$/);
  await panel.getByRole('button', { name: 'Turn off' }).last().click();
  await expect(panel.getByLabel('Address of your feed')).toBeHidden();
  expect((await fetch(address)).status).toBe(404);
});
