import { describe, expect, it } from 'vitest';
import { loadLanguage } from './load-language.ts';
import { draftOf } from './reading-draft.ts';
import { routesOf } from './route-words.ts';

const context = { now: '2026-11-20T09:00:00Z', timeZone: 'Europe/Berlin', locale: 'en-US' };
const closed = { canAsk: true, isTalking: false };

async function routes(text: string, where = closed) {
  const language = await loadLanguage();
  const command = language.readCommand(text, context);
  const read = command ? null : language.readEvent(text, context);
  const isClearAdd =
    language.isAdding(text, context) && read !== null && draftOf(read, 'Europe/Berlin') !== null;
  return routesOf({ words: text, command, isClearAdd, isAddable: (read?.title ?? '') !== '' }, where);
}

describe('while no talk is open', () => {
  it.each([
    'Gym tomorrow 7am',
    'Put the dentist on Thursday at three',
    'Lunch with Sam Friday noon for 45 minutes',
  ])('“%s” is added', async (text) => expect(await routes(text)).toEqual({ enter: 'add', other: 'ask' }));

  it.each([
    'move gym to 8',
    'undo that',
    'what do I have tomorrow?',
    'remove the dentist',
    'move this afternoon’s gym to 8',
  ])('“%s” is done', async (text) => expect(await routes(text)).toEqual({ enter: 'command', other: 'ask' }));

  it.each([
    'no, four',
    'yes',
    'the second one',
    'move it to 8',
    'cancel that meeting',
    'is Sam coming on Friday at 3?',
    'gym at 5pm and 6pm tomorrow',
    'remind me of that meeting half an hour before',
    'why is my week so full',
    'hello',
    'Lunch Friday',
  ])('“%s” is asked', async (text) => expect((await routes(text)).enter).toBe('ask'));
});

it('while a talk is open everything goes there, and the calendar is one key further', async () => {
  const talking = { canAsk: true, isTalking: true };
  expect(await routes('Gym tomorrow 7am', talking)).toEqual({ enter: 'ask', other: 'add' });
  expect(await routes('move gym to 8', talking)).toEqual({ enter: 'ask', other: 'command' });
  expect(await routes('hello?', talking)).toMatchObject({ enter: 'ask' });
});

it('while nobody can be asked, typing adds and does as before', async () => {
  const alone = { canAsk: false, isTalking: true };
  expect(await routes('Gym tomorrow 7am', alone)).toEqual({ enter: 'add', other: null });
  expect(await routes('move it to 8', alone)).toEqual({ enter: 'command', other: null });
  expect(await routes('why is my week so full', alone)).toEqual({ enter: 'add', other: null });
});
