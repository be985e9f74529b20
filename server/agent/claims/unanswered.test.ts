/** What may be said of a wish or a question that no tool has answered, and what is said instead. */
import { describe, expect, it } from 'vitest';
import { testEar } from '#server/agent/ear/ear.testing.ts';
import { answer, changed, event, facts } from './facts.testing.ts';
import type { SpeechFacts } from './speech-facts.ts';
import { createSpeechGate } from './speech-gate.ts';

const kendo = event('Kendo', '2026-12-07', { time: '18:00' });
const added = facts({
  personWords: ['Add kendo on 7 December at 6pm'],
  outcomes: [answer('add_event', changed('add', kendo))],
});
const earlier = { ...added, outcomes: added.outcomes.map((one) => ({ ...one, isThisTurn: false })) };
const asked = (words: string, more: Partial<SpeechFacts> = {}) => facts({ personWords: [words], ...more });

async function say(known: SpeechFacts, text: string): Promise<string> {
  const gate = createSpeechGate(() => known, testEar);
  return [...(await gate.push(text)), ...(await gate.end())].map((one) => one.text).join('');
}

const nothing = 'I have changed nothing for that.';

describe('after a wish that no tool has fulfilled', () => {
  const wish = asked('Add tennis on 10 December at 9am');

  it.each([
    'In it goes.',
    'Nine it is.',
    'See you on court!',
    '👍',
    'Confirmation follows by mail.',
    'Enjoy!',
  ])('“%s” is not said', async (lie) => expect(await say(wish, lie)).toBe(nothing));

  it('a bare word is followed by what is true', async () => {
    expect(await say(wish, 'Sure thing! Anything else?')).toBe(`Sure thing! Anything else? ${nothing}`);
    expect(await say(wish, 'Sure! For how long?')).toBe('Sure! For how long?');
  });

  it('a bare word to a no, or to thanks, needs nothing behind it', async () => {
    expect(await say(asked('No, leave it.'), 'All right.')).toBe('All right.');
    const thanked = { ...earlier, personWords: [...earlier.personWords, 'cheers mate'] };
    expect(await say(thanked, 'You are welcome.')).toBe('You are welcome.');
    expect(await say(asked('No, put it at four.'), 'All right.')).toBe(`All right. ${nothing}`);
  });

  it('asking, looking, not knowing and what the agent can do pass', async () => {
    for (const fine of [
      'Sorry, I did not get that. You could say: add gym at 7 am tomorrow.',
      'You could ask "what do I have tomorrow?"',
      'Sorry, that was too fast for me. You could say “add gym at 7 am”, “what is on Friday?” or “move lunch to one”.',
      'I did not understand that. For example: move the dentist to Friday.',
      'I can add, move or remove events.',
      'Let me have a look at your calendar.',
      'I have not added anything yet.',
      'Shall I put it at nine?',
    ])
      expect(await say(wish, fine)).toBe(fine);
  });
});

describe('after a question that was truly answered before', () => {
  it('what is held beside it is not denied as if it had been asked for', async () => {
    const known = { ...earlier, personWords: ['Add kendo on 7 December at 6pm', 'what did you add?'] };
    const truth = 'I added kendo on 7 December at six.';
    expect((await say(known, `${truth} And I told everybody.`)).trim()).toBe(truth);
  });
});

describe('after a question that no tool has answered', () => {
  it.each([
    ['Is 26 November free?', 'Wide open.'],
    ['Is 26 November free?', 'Nope.'],
    ['When is the vet?', 'Half six.'],
    ['When is the vet?', 'Before lunch.'],
    ['Did you delete the vet?', 'Sure did.'],
    ['Did you delete the vet?', 'You no longer need to go.'],
  ])('%s %s', async (words, lie) => expect(await say(asked(words), lie)).not.toContain(lie));

  it('the gate knows a short answer that goes on with a wish', async () => {
    const known = facts({ personWords: ['Add tennis on Thursday', 'yes'] });
    expect(await say(known, 'In it goes.')).toBe(nothing);
  });
});

describe('what is no word about a calendar', () => {
  it.each([
    ['What is the capital of France?', 'Paris. It has about two million inhabitants.'],
    ['Who wrote Hamlet?', 'Shakespeare.'],
    [
      'write me a haiku about Mondays',
      'Grey light on the desk, a cup of coffee steams, the week begins now.',
    ],
    [
      'Was ist die Hauptstadt von Italien?',
      'Rom ist die Hauptstadt von Italien, mit drei Millionen Einwohnern.',
    ],
  ])('%s %s', async (words, text) => expect(await say(asked(words), text)).toBe(text));

  it('does not carry a claim along', async () => {
    expect(await say(asked('What is the capital of France?'), 'Paris. You are free tomorrow.')).not.toContain(
      'free',
    );
  });
});

describe('where something was done', () => {
  const told = 'Kendo is added: Mon 7 Dec, 6:00–7:00 pm.';

  it.each([
    ['There you go. Both are in.', `There you go. ${told}`],
    ['Done. I moved the vet out of the way.', `Done. ${told}`],
    ['Done, every week from now on.', told],
    ['Kendo is on for the day after.', told],
    ['Kendo is in, right by the lake.', told],
    ['I added kendo with a backup.', told],
    ['I added it on the big screen.', told],
  ])('%s', async (text, instead) => expect(await say(added, text)).toBe(instead));

  it('a place is no promise of a slot at the town hall', async () => {
    const passport = event('Passport renewal', '2026-11-30', { time: '08:45', place: 'Town hall' });
    const placed = asked('add passport renewal at the town hall on Monday at quarter to nine', {
      outcomes: [answer('add_event', changed('add', passport))],
    });
    expect(await say(placed, 'I booked you a slot at the town hall.')).not.toContain('slot');
  });

  it('a later turn does not deny it', async () => {
    const undo = { ...earlier, personWords: [...earlier.personWords, 'undo'] };
    expect(await say(undo, 'All undone.')).toBe(nothing);
    expect(await say({ ...earlier, personWords: ['thanks!'] }, 'You are welcome. See you there!')).toContain(
      'there!',
    );
  });

  it('words for the model are never said', async () => {
    const invalid = { kind: 'invalid' as const, say: 'There is no such tool.', problems: [] };
    expect(await say(asked('Add gym', { outcomes: [answer('make_event', invalid)] }), 'Done!')).not.toContain(
      'tool',
    );
  });
});

describe('other languages', () => {
  const dentist = event('Zahnarzt', '2026-11-26', { time: '15:00' });
  const done = asked('Trag den Zahnarzt am Donnerstag um drei Uhr ein', {
    language: 'de',
    outcomes: [answer('add_event', changed('add', dentist))],
  });

  it('German is checked word for word', async () => {
    const fine = 'Ich habe den Zahnarzt für Donnerstag um 15 Uhr eingetragen.';
    expect(await say(done, fine)).toBe(fine);
    for (const lie of [
      fine.replace('15', '16'),
      fine.replace('Donnerstag', 'Freitag'),
      'Der Zahnarzt ist um halb vier.',
    ])
      expect(await say(done, lie)).toBe('Zahnarzt is added: Thu 26 Nov, 3:00–4:00 pm.');
  });

  it('a word nobody knows is not said', async () => {
    expect(
      await say(done, 'Ich habe den Zahnarzt für Donnerstag um 15 Uhr eingetragen und Max eingeladen.'),
    ).toBe('Zahnarzt is added: Thu 26 Nov, 3:00–4:00 pm.');
  });

  it('what is true is said in the language of the talk', async () => {
    expect(await say({ ...done, outcomes: [] }, 'Erledigt.')).toBe('Dafür habe ich nichts geändert.');
    expect(await say({ ...done, outcomes: [] }, 'Um wie viel Uhr?')).toBe('Um wie viel Uhr?');
  });

  it('Spanish too', async () => {
    const cita = event('Dentista', '2026-11-26', { time: '15:00' });
    const hecho = asked('Pon al dentista el jueves a las tres', {
      language: 'es',
      outcomes: [answer('add_event', changed('add', cita))],
    });
    const fine = 'He añadido Dentista el jueves a las tres de la tarde.';
    expect(await say(hecho, fine)).toBe(fine);
    expect(await say(hecho, fine.replace('jueves', 'viernes'))).toBe(
      'Dentista is added: Thu 26 Nov, 3:00–4:00 pm.',
    );
  });
});
