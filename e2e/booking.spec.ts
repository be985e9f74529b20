import { card, expect, test } from './fixtures.ts';

// Each has a server of its own, whose start counts.

type Panel = Parameters<Parameters<typeof test>[2]>[0]['panel'];

const composer = (page: Panel) => page.getByRole('textbox', { name: 'Add an event or ask' });
const lastAnswer = (page: Panel) => page.locator('.chat-exchange').last();
const slots = (within: ReturnType<Panel['locator']>) => within.locator('[data-slot]');
/** What Cal.com's own page shows, as the link of a card leads there. */
const dashboard = async (page: Panel, href: string) => {
  const cal = await page.context().newPage();
  await cal.goto(href);
  const said = await cal.locator('body').innerText();
  await cal.close();
  return said;
};

/** A weekday of the week after next, by its date: on a Monday "next Tuesday" may be tomorrow. 0 is Sunday. */
function dayAhead(weekday: number): Date {
  const day = new Date(Date.now() + 7 * 86_400_000);
  while (day.getUTCDay() !== weekday) day.setUTCDate(day.getUTCDate() + 1);
  return day;
}
const spoken = (weekday: number) =>
  dayAhead(weekday).toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });

/** The next answer to a procedure arrives only after something else has. */
async function answeredLate(page: Panel, procedure: string, after: () => Promise<void>): Promise<void> {
  await page.route(
    (url) => url.pathname.includes(procedure),
    async (route) => {
      const response = await route.fetch();
      await after();
      await route.fulfill({ response });
    },
    { times: 1 },
  );
}

async function answered(page: Panel, before: number): Promise<void> {
  await expect(page.locator('.chat-exchange')).toHaveCount(before + 1);
  await expect(lastAnswer(page).locator('.chat-agent[aria-busy=false]')).toBeVisible({ timeout: 40_000 });
}
async function ask(page: Panel, words: string): Promise<void> {
  const before = await page.locator('.chat-exchange').count();
  await composer(page).fill(words);
  await composer(page).press('Enter');
  await answered(page, before);
}
async function tap(page: Panel, button: ReturnType<Panel['locator']>): Promise<void> {
  const before = await page.locator('.chat-exchange').count();
  await button.click();
  await answered(page, before);
}

test('a demo is booked by chat: a wrong day, times as a card, guest by field, address by tap; moved; cancelled', async ({
  panel,
}) => {
  await panel.bringToFront();
  await panel.keyboard.press('c');

  await ask(panel, 'Book a demo');
  await expect(lastAnswer(panel)).toContainText('which day', { ignoreCase: true });
  await expect(lastAnswer(panel).getByLabel('Day', { exact: true })).toHaveAttribute('type', 'date');
  await ask(panel, 'on 31 February');
  await expect(lastAnswer(panel)).toContainText('There is no 31 February');
  await ask(panel, spoken(2));
  await expect(slots(lastAnswer(panel)).first()).toBeVisible();
  await expect(lastAnswer(panel)).toContainText('Morning');
  await expect(lastAnswer(panel)).toContainText('Afternoon');

  // By keys: the third time, then another that is typed.
  await slots(lastAnswer(panel)).first().focus();
  await panel.keyboard.press('ArrowRight');
  await panel.keyboard.press('ArrowRight');
  const third = slots(lastAnswer(panel)).nth(2);
  await expect(third).toBeFocused();
  await tap(panel, third);
  await ask(panel, 'no, half past two');

  const guest = lastAnswer(panel);
  await guest.getByLabel('Guest’s name').fill('Ana Ruiz');
  await guest.getByLabel('E-mail address').fill('ana@nowhere');
  await guest.getByRole('button', { name: 'Say it' }).click();
  await expect(guest.getByRole('alert')).toContainText('not a whole e-mail address');
  await guest.getByLabel('E-mail address').fill('ana.ruiz@example.com');
  await tap(panel, guest.getByRole('button', { name: 'Say it' }));
  const question = lastAnswer(panel);
  await expect(question.getByText('ana.ruiz@example.com', { exact: true })).toBeVisible();
  await expect(question).toContainText('2:30–3:00 pm');
  await expect(question).toContainText('Cal.com writes to ana.ruiz@example.com at once.');
  await expect(card(panel, 'Demo between Host and Ana Ruiz')).toHaveCount(0);

  await question.getByRole('button', { name: 'Yes', exact: true }).click();
  await expect(panel.getByText('Booked: Demo between Host and Ana Ruiz').first()).toBeVisible({
    timeout: 40_000,
  });
  const link = panel.getByRole('link', { name: 'On Cal.com' }).first();
  const page = (await link.getAttribute('href')) ?? '';
  const shown = await dashboard(panel, page);
  expect(shown).toMatch(/14:30, 30 min.*Ana Ruiz \(ana\.ruiz@example\.com\)\s+accepted/s);
  expect(shown).toMatch(
    /ana\.ruiz@example\.com\s+Invitation: Demo between Host and Ana Ruiz\s+with invite\.ics, queued/,
  );

  await ask(panel, 'reschedule the demo');
  await ask(panel, spoken(3));
  await ask(panel, '2pm');
  await tap(panel, slots(lastAnswer(panel)).filter({ hasText: '2:00 pm' }));
  await lastAnswer(panel).getByRole('button', { name: 'Yes', exact: true }).click();
  await expect(panel.getByText('Rescheduled: Demo between Host and Ana Ruiz').first()).toBeVisible({
    timeout: 40_000,
  });
  await expect.poll(() => dashboard(panel, page)).toMatch(/14:00, 30 min.*Ana Ruiz.*accepted/s);

  await ask(panel, 'cancel the demo');
  await expect(lastAnswer(panel)).toContainText('the time is free for others again');
  await lastAnswer(panel).getByRole('button', { name: 'Yes', exact: true }).click();
  await expect(panel.getByText('Cancelled: Demo between Host and Ana Ruiz').first()).toBeVisible({
    timeout: 40_000,
  });
  const after = await dashboard(panel, page);
  expect(after).not.toContain('accepted');
  for (const told of ['New time', 'Cancelled'])
    expect(after).toContain(`${told}: Demo between Host and Ana Ruiz`);
});

test('a demo is booked in a call: a full day, times and guest by voice, the yes by tap; it is in the bookings', async ({
  panel,
}) => {
  await panel.bringToFront();
  await panel.getByRole('button', { name: 'Talk', exact: true }).click();
  const line = panel.getByRole('textbox', { name: 'Say it by typing' }).first();
  await expect(line).toBeVisible({ timeout: 40_000 });
  const say = async (words: string) => {
    await line.fill(words);
    await line.press('Enter');
  };
  const heard = panel.getByRole('group', { name: 'Answer' });

  await say(`Book a demo on ${spoken(0)}`);
  await expect(heard).toContainText('Nothing is free then', { timeout: 40_000 });
  await say(`Book a demo on ${spoken(2)}`);
  await expect(heard).toContainText('Demo, 30 minutes. Pick a time:', { timeout: 40_000 });
  await slots(heard).filter({ hasText: '3:30 pm' }).click();
  await expect(heard.getByLabel('Guest’s name')).toBeVisible({ timeout: 40_000 });
  await say("It's for Ben Okafor, ben at example dot com");
  await expect(heard.getByText('ben@example.com', { exact: true })).toBeVisible({ timeout: 40_000 });
  await heard.getByRole('button', { name: 'Yes', exact: true }).click();
  await expect(heard).toContainText('Booked: Demo between Host and Ben Okafor', { timeout: 40_000 });
  await expect(heard).toContainText('simulated');
  const page = (await heard.getByRole('link', { name: 'On Cal.com' }).getAttribute('href')) ?? '';
  expect(await dashboard(panel, page)).toMatch(/15:30, 30 min.*Ben Okafor \(ben@example\.com\)\s+accepted/s);
  await heard.getByRole('button', { name: 'Close' }).click();
  await expect(card(panel, 'Demo between Host and Ben Okafor')).toBeVisible();
  await panel.getByRole('button', { name: 'Leave the call' }).click();

  await panel.getByRole('link', { name: 'Bookings', exact: true }).click();
  await expect(panel.getByRole('list', { name: 'upcoming bookings' })).toContainText('Ben Okafor');
});

test('without any talking: a consultation is asked for, accepted, moved and cancelled; an onboarding asks its questions', async ({
  panel,
}) => {
  await panel.bringToFront();
  await panel.getByRole('link', { name: 'Bookings', exact: true }).click();
  await expect(panel.getByText('Nothing is booked.')).toBeVisible();
  await panel.getByRole('button', { name: 'Book', exact: true }).click();
  const form = panel.getByRole('region', { name: 'New booking' });
  const kind = form.getByRole('combobox', { name: 'What', exact: true });
  await kind.selectOption({ label: 'Consultation' });
  await form.getByLabel('Day', { exact: true }).fill(dayAhead(3).toISOString().slice(0, 10));
  await slots(form).filter({ hasText: '11:00 am' }).click();
  await form.getByLabel('Name', { exact: true }).fill('Cleo Marsh');
  await form.getByLabel('E-mail address').fill('cleo@example.com');
  await form.getByRole('button', { name: 'Book it' }).click();
  await expect(form).toContainText('It is a request: it is booked when it has been confirmed.');
  await form.getByRole('button', { name: 'Yes, book it' }).click();
  const settled = (name: RegExp) => panel.getByRole('region', { name });
  await expect(settled(/^Asked for, not confirmed yet: Consultation/)).toBeVisible({ timeout: 40_000 });

  const list = panel.getByRole('list', { name: 'upcoming bookings' });
  await expect(list).toContainText('Asked for, not confirmed yet');
  await list.getByRole('button', { expanded: false }).first().click();
  // The list hears of it before its answer is here: it is said all the same.
  await answeredLate(panel, 'booking.decide', () =>
    expect(list).not.toContainText('not confirmed yet', { timeout: 40_000 }),
  );
  await list.getByRole('button', { name: 'Accept' }).click();
  await expect(settled(/^Booked: Consultation/)).toBeVisible({ timeout: 40_000 });

  await list.getByRole('button', { expanded: false }).first().click();
  await list.getByRole('button', { name: 'Reschedule', exact: true }).click();
  await list.getByLabel('Day', { exact: true }).fill(dayAhead(3).toISOString().slice(0, 10));
  await list.getByRole('button', { name: '2:00 pm', exact: true }).click();
  await list.getByRole('button', { name: 'Reschedule', exact: true }).click();
  // Another place is looked at by the time of its answer.
  const places = panel.getByRole('navigation', { name: 'Places' });
  await answeredLate(panel, 'conversation.confirm', () => expect(list).toBeHidden());
  await list.getByRole('button', { name: 'Yes, reschedule' }).click();
  await places.getByRole('link', { name: 'History' }).click();
  const answer = panel.getByRole('group', { name: 'Answer' });
  await expect(answer).toContainText(/^(Rescheduled|New time asked for).*Consultation/, { timeout: 40_000 });
  await answer.getByRole('button', { name: 'Close' }).click();
  await places.getByRole('link', { name: 'Bookings' }).click();

  await list.getByRole('button', { expanded: false }).first().click();
  await list.getByRole('button', { name: 'Cancel it' }).click();
  await list.getByLabel(/^Reason/).fill('Ill');
  await list.getByRole('button', { name: 'Cancel the booking' }).click();
  await answeredLate(panel, 'conversation.confirm', () => expect(list).toBeHidden({ timeout: 40_000 }));
  await list.getByRole('button', { name: 'Yes, cancel it' }).click();
  await expect(settled(/^Cancelled: Consultation/)).toBeVisible({ timeout: 40_000 });
  await panel.getByRole('radio', { name: 'Cancelled' }).click();
  await expect(panel.getByRole('list', { name: 'cancelled bookings' })).toContainText('Cleo Marsh');

  // A kind that asks questions of its own; the file is for another calendar.
  await panel.getByRole('radio', { name: 'Upcoming' }).click();
  await panel.getByRole('button', { name: 'Book', exact: true }).click();
  await kind.selectOption({ label: 'Onboarding' });
  await form.getByLabel('Day', { exact: true }).fill(dayAhead(3).toISOString().slice(0, 10));
  await slots(form).filter({ hasText: '9:50 am' }).click();
  await form.getByLabel('Name', { exact: true }).fill('Cleo Marsh');
  await form.getByLabel('E-mail address').fill('cleo@example.com');
  await form.getByRole('button', { name: 'Book it' }).click();
  await expect(form.getByRole('alert')).toContainText('Company is missing.');
  await form.getByLabel('Company').fill('Acme');
  await form.getByLabel('Team size').selectOption('11–50');
  await form.getByRole('button', { name: 'Book it' }).click();
  await expect(form).toContainText('Company: Acme, Team size: 11–50');
  await form.getByRole('button', { name: 'Yes, book it' }).click();
  const booked = settled(/^Booked: Onboarding/);
  await expect(booked).toBeVisible({ timeout: 40_000 });
  const [file] = await Promise.all([
    panel.waitForEvent('download'),
    booked.getByRole('button', { name: /^Add to calendar/ }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('Onboarding-between-Host-and-Cleo-Marsh.ics');
});
