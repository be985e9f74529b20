import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sayConflict } from '#shared/schedule/say-outcome.ts';
import { isSoak } from '#server/testing/sizes.ts';
import { deafEar, testEar } from '#server/agent/ear/ear.testing.ts';
import { checkUtterance } from './check-utterance.ts';
import { answer, changed, clash, event, facts, listed, outlined, slot, teller } from './facts.testing.ts';
import type { SpeechFacts } from './speech-facts.ts';
import { createSpeechGate } from './speech-gate.ts';

const gym = event('Gym', '2026-11-21', { time: '07:00' });
const standUp = event('Stand-up', '2026-11-20', { time: '11:00', minutes: 30 });
const added = facts({
  personWords: ['Gym tomorrow at seven'],
  outcomes: [answer('add_event', changed('add', gym))],
});
const refused = facts({
  personWords: ['A call at eleven today'],
  outcomes: [answer('add_event', clash([standUp], [slot('2026-11-20', '11:30', 30)]))],
});
const nothing = facts({ personWords: ['Gym tomorrow at seven'] });

async function say(
  known: SpeechFacts,
  text: string,
  { by = 7, ear = testEar } = {},
): Promise<{ said: string; held: string[] }> {
  const gate = createSpeechGate(() => known, ear);
  const spoken = [];
  for (let at = 0; at < text.length; at += by) spoken.push(...(await gate.push(text.slice(at, at + by))));
  spoken.push(...(await gate.end()));
  return {
    said: spoken.map((one) => one.text).join(''),
    held: spoken.flatMap(({ held }) => (held ? [held.text] : [])),
  };
}

describe('the gate', () => {
  it('lets true words out as they are, as soon as a sentence is over', async () => {
    const gate = createSpeechGate(() => added, testEar);
    const first = await gate.push('Gym is on your calendar tomorrow at 7 am. ');
    expect(first.map(({ text }) => text)).toEqual(['Gym is on your calendar tomorrow at 7 am. ']);
    expect(await gate.push('Anything')).toEqual([]);
    expect(await gate.end()).toEqual([{ text: 'Anything' }]);
  });

  it('says the outcome’s own sentence in place of one that is not true, once', async () => {
    const { said, held } = await say(added, 'Gym is in for tomorrow at 9 am. I also invited Sam. See you!');
    expect(said).toBe('Gym is added: tomorrow 7:00–8:00 am. See you!');
    expect(held).toEqual(['Gym is in for tomorrow at 9 am.', 'I also invited Sam.']);
  });

  it('does not say again what was told already', async () => {
    const { said } = await say(added, 'Gym is booked for tomorrow at 7 am. And I told Sam. Bye!');
    expect(said).toBe('Gym is booked for tomorrow at 7 am. Bye!');
  });

  it('words a refusal as what it is, and offers what was offered', async () => {
    const { said } = await say(refused, 'Done, your call is booked! Would 11:30 work instead?');
    expect(said).toContain('Not added: Stand-up is today 11:00–11:30 am.');
    expect(said).toContain('Would 11:30 work instead?');
    expect(said).not.toContain('booked');
  });

  it('lets a refusal through that names what was not moved, and free times of two days', async () => {
    const yoga = event('Yoga', '2026-11-24', { time: '11:00' });
    const party = event('Anna’s birthday', '2026-11-24', { time: '11:00' });
    const free = [slot('2026-11-23', '14:00'), slot('2026-11-23', '17:00'), slot('2026-11-24', '15:00')];
    const known = { with: [party], alternatives: free };
    const words = sayConflict('moved', { of: [yoga], ...known }, teller);
    expect(words).toMatch(/^Yoga is not moved: .* and Tue 24 Nov at 3:00 pm are free\.$/);
    const kept = facts({
      personWords: ['Move yoga to Tuesday at eleven'],
      outcomes: [answer('move_event', { kind: 'conflict', say: words, ...known })],
    });
    expect(await say(kept, words)).toEqual({ said: words, held: [] });
    expect((await say(kept, 'Yoga is moved.')).held).toEqual(['Yoga is moved.']);
  });

  it('never leaves silence where everything was held back', async () => {
    expect((await say(nothing, 'All done!')).said.trim()).toBe('I have changed nothing for that.');
    expect((await say(nothing, 'You are free on Monday.')).said).toContain('look at your calendar');
    expect((await say(nothing, 'I emailed Sam.')).said).toContain('can’t send');
  });

  it('says “all set” only where nothing of the turn failed', async () => {
    const half = { ...added, outcomes: [...added.outcomes, ...refused.outcomes] };
    expect((await say(added, 'All set!')).held).toEqual([]);
    expect((await say(half, 'All set!')).held).toEqual(['All set!']);
    expect((await say(half, 'Finished!')).held).toEqual(['Finished!']);
  });

  it.each([testEar, deafEar])('holds a sentence that leans on one it held back', async (ear) => {
    const greeted = facts({ personWords: ['Hi there!'] });
    const lie = 'I booked the gym for you tomorrow at nine.';
    for (const leaning of ['It took a second.', 'The same goes for the other one.']) {
      expect((await say(greeted, leaning, { ear })).held).toEqual([]);
      expect((await say(greeted, `${lie} ${leaning}`, { ear })).held).toEqual([lie, leaning]);
    }
  });

  it('knows what arrived while words were streaming', async () => {
    const known = { ...nothing, outcomes: [...nothing.outcomes] };
    const gate = createSpeechGate(() => ({ ...known, outcomes: [...known.outcomes] }), testEar);
    expect((await gate.push('Gym is on your calendar. '))[0]?.held).toBeDefined();
    known.outcomes.push(...added.outcomes);
    expect((await gate.push('Gym is on your calendar tomorrow at 7. '))[0]?.held).toBeUndefined();
  });

  it('takes a read that is done for what it covers and not for more', async () => {
    const read = facts({ outcomes: [answer('list_events', listed('2026-11-23', '2026-11-23', []))] });
    expect((await say(read, 'Monday is free.')).held).toEqual([]);
    expect((await say(read, 'Tuesday is free.')).held).toEqual(['Tuesday is free.']);
    const some = facts({
      outcomes: [answer('list_events', listed('2026-11-23', '2026-11-23', [], 'dentist'))],
    });
    expect((await say(some, 'Monday is free.')).held).toEqual(['Monday is free.']);
  });

  it('checks a bare yes against what was asked', async () => {
    const asked = (words: string) => facts({ personWords: [words], ...outlined([standUp]) });
    expect((await say(asked('Is stand-up at eleven today?'), 'Yes.')).held).toEqual([]);
    expect((await say(asked('Is stand-up at ten today?'), 'Yes.')).held).toEqual(['Yes.']);
    expect((await say(asked('Did you add gym tomorrow?'), 'Yes, I did.')).held).toEqual(['Yes, I did.']);
  });

  it('reads through clothes: markdown, invisible and look-alike letters, spaced words', async () => {
    for (const words of [
      '**Booked!**',
      'B\u200Booked!',
      'Воокed!',
      'd o n e',
      '`Done`',
      '[Done](https://x.example)',
      '🅱🅾🅾🅺🅴🅳 it',
    ])
      expect((await say(nothing, words)).held, words).toHaveLength(1);
    expect((await say(added, '**Gym** is on your calendar to\u200Bmorrow at 7 am.')).held).toEqual([]);
  });

  it('lets other languages say nothing of the schedule', async () => {
    expect((await say(added, 'Euer Kurs ist gebongt.')).said).toBe('Gym is added: tomorrow 7:00–8:00 am.');
    expect((await say(nothing, 'La cita está confirmada.')).held).toHaveLength(1);
    expect((await say(added, 'Das hat geklappt, bis dann.')).held).toHaveLength(1);
    expect((await say(added, '已经好了。')).held).toHaveLength(1);
    expect((await say(nothing, '¡Hola! ¿En qué puedo ayudarte?')).held).toEqual([]);
  });

  it('gives the same whatever pieces the words come in', async () => {
    const text = 'Hi! Gym is in for tomorrow at 9 a.m. I moved it, too. Enjoy your day.';
    for (const by of [1, 2, 5, 13, 200])
      expect(await say(added, text, { by })).toEqual(await say(added, text, { by: 7 }));
  });

  it('answers any text', { timeout: 120_000 }, async () => {
    const words = [
      'Gym',
      'done',
      'at',
      '7',
      'tomorrow',
      'Friday',
      'to',
      '-',
      ',',
      '.',
      ':',
      '"',
      'free',
      'half',
      'past',
      'the',
      'I',
      'have',
      'not',
      '\n',
      '*',
      '🎉',
      '2026-11-20',
      '(',
      'every',
      '15',
      'minutes',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: 'grapheme', maxLength: 300 }),
          fc.array(fc.constantFrom(...words), { maxLength: 250 }).map((all) => all.join(' ')),
          fc
            .tuple(fc.constantFrom(...words), fc.integer({ min: 1, max: 1500 }))
            .map(([word, times]) => word.repeat(times)),
        ),
        async (text) => {
          await say(added, text, { by: 50, ear: deafEar });
        },
      ),
      { numRuns: isSoak ? 5_000 : 300 },
    );
  });
});

describe('an utterance of somebody else’s model', () => {
  it('is fine when it is true', async () => {
    expect(await checkUtterance(added, 'Okay! Gym is on your calendar tomorrow at 7 am.', testEar)).toEqual({
      ok: true,
    });
  });

  it('is corrected with what was stored', async () => {
    expect(await checkUtterance(added, 'Gym is on your calendar tomorrow at 8 am. Bye!', testEar)).toEqual({
      ok: false,
      held: [{ text: 'Gym is on your calendar tomorrow at 8 am.', why: expect.any(String) as string }],
      correction: 'Let me correct that: Gym is added: tomorrow 7:00–8:00 am.',
    });
  });

  it('is corrected where nothing was done at all', async () => {
    const verdict = await checkUtterance(nothing, 'You are all set for the gym!', testEar);
    expect(verdict.ok ? '' : verdict.correction).toBe(
      'Let me correct that: I have changed nothing for that.',
    );
  });
});
