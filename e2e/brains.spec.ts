/** The same talk with each brain: the first story in `story.spec.ts` runs with our own model. */
import { card, expect, test } from './fixtures.ts';

for (const brain of ['tavus-tools', 'relay']) {
  test.describe(`with the brain ${brain}`, () => {
    test.use({ brain });

    test('a sentence becomes a card, a clash is told, and an overlap is the person’s own wish', async ({
      panel,
    }) => {
      await panel.getByRole('button', { name: 'Talk', exact: true }).click();
      const stage = panel.getByRole('region', { name: 'Call', exact: true });
      const line = panel.getByRole('textbox', { name: 'Say it by typing' });
      const say = async (words: string) => {
        await expect(line).toBeVisible({ timeout: 40_000 });
        await line.fill(words);
        await line.press('Enter');
      };
      await say('Add gym at 7am tomorrow');
      await expect(stage).toContainText('Gym is added: tomorrow 7:00–8:00 am.');
      await say('Add dentist tomorrow at 7:30am');
      await expect(stage).toContainText('Not added: Gym is tomorrow 7:00–8:00 am.');
      await say('Add it anyway');
      await expect(stage).toContainText('It overlaps with Gym.');
      for (const title of ['Gym', 'Dentist']) await expect(card(panel, title)).toBeVisible();
    });
  });
}
