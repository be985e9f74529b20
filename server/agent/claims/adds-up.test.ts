/** What follows by arithmetic is said, what does not is held; what is no statement of fact passes. */
import { describe, expect, it } from 'vitest';
import { loadScenarios } from '#server/agent/sets/load-sets.testing.ts';
import { deafEar, testEar } from '#server/agent/ear/ear.testing.ts';
import { checkUtterance } from './check-utterance.ts';

const scenarios = loadScenarios();

async function isSaid(id: string, text: string, ear = testEar): Promise<boolean> {
  const known = scenarios.get(id);
  if (!known) throw new Error(`no scenario ${id}`);
  return (await checkUtterance(known, text, ear)).ok;
}

describe('by arithmetic', () => {
  it.each([
    ['add-gym-24h', "You'll be finished by half past eight.", "You'll be finished by nine."],
    [
      'list-today',
      'Between the team sync and physio you have almost two hours.',
      'Between the team sync and physio you have an hour.',
    ],
    ['list-today', 'Nothing overlaps.', 'Two of them overlap.'],
    ['list-tomorrow-london', 'Both are done by two.', 'Both are done by one.'],
    [
      'no-tool-outline',
      "There's a long break from noon until three.",
      "There's a long break from eleven until three.",
    ],
    [
      'changed-by-hand',
      "It's four hours later than I had put it.",
      "It's three hours later than I had put it.",
    ],
    ['zone-new-york-call', "They're six hours behind you.", "They're five hours behind you."],
    [
      'overlap-allowed',
      'The call with the landlord is at eleven, alongside the code review.',
      'The call with the landlord is at twelve, alongside the code review.',
    ],
    ['empty-weekend', 'The whole weekend is yours.', 'All of next week is yours.'],
    ['add-dentist', 'Six days to go.', 'Five days to go.'],
  ])('%s: “%s”, not “%s”', async (id, truth, lie) => {
    expect(await isSaid(id, truth)).toBe(true);
    expect(await isSaid(id, lie)).toBe(false);
  });
});

describe('no statement of fact', () => {
  it.each([
    ['reminder-add', 'Bring a photo and your old passport, they usually ask for both.'],
    ['reminder-add', 'I would take something to read, waiting rooms are boring.'],
    ['remove-yoga', 'Sometimes a quiet evening is the better medicine.'],
    ['remove-yoga', "You may want to let the studio know, since I can't do that for you."],
    ['past-add', "Time travel isn't one of my talents yet."],
    ['no-tool-request', 'Should I invite anyone, or is it just you?'],
    ['no-tool-outline', "Two hours of deep work in the morning, that's a luxury."],
    ['find-none', 'Three hours in one go is a tall order in anyone’s week.'],
    ['midnight-shift', "Ten at night till two in the morning, that's brutal."],
  ])('%s: “%s” passes', async (id, text) => expect(await isSaid(id, text)).toBe(true));

  it.each([
    ['no-tool-hello', "Don't forget your dentist this afternoon!"],
    ['no-tool-request', 'You can breathe easy that day, it is in.'],
    ['list-empty-friday', 'Enjoy the tennis I booked for you.'],
    ['booking-pending', 'It must be nice that Marta has said yes.'],
  ])('%s: what is claimed by the way in “%s” is held', async (id, text) => {
    expect(await isSaid(id, text)).toBe(false);
    // By the rules alone too.
    expect(await isSaid(id, text, deafEar)).toBe(false);
  });
});

describe('what turns an outcome round', () => {
  it.each([
    ['booking-not-offered', 'I went for Monday at nine, that was the next best thing.'],
    ['overlap-allowed', "Sorry, eleven just isn't possible."],
    ['undo-remove-clash', "The tasting's in again and the haircut had to go."],
    ['list-empty-friday', "Apart from the evening you're clear on Friday."],
    ['booking-taken', 'The nearest are three on Thursday or nine on Friday.'],
    ['list-about', 'Neither of those is in there.'],
    ['conflict-standup', "The call's on at half past nine."],
    ['find-tomorrow', "Tomorrow's one long gap from twelve right through to four."],
    ['list-week-many', 'Eleven items, and the last of them is the retro on Friday.'],
    ['half-succeeded', 'Dana suggested two.'],
    ['zone-flight', "Flight's in and you're checked in as well."],
    ['half-succeeded', 'Two birds with one stone, spin and lunch are both where you wanted them.'],
  ])('%s: “%s” is held', async (id, lie) => expect(await isSaid(id, lie)).toBe(false));
});
