/** What needs the person's yes is asked, whatever the model makes of it. */
import { describe, expect, it } from 'vitest';
import type { NeedsYes } from '#shared/outcome.ts';
import { say, useTool } from '#server/simulators/anthropic/script.ts';
import { openQuestions } from './open-questions.ts';
import { replyDesk } from './reply-desk.testing.ts';

const removal: NeedsYes = {
  kind: 'needs-yes',
  say: 'Not done yet. Remove Dentist, Thu 26 Nov, 3:00–4:00 pm?',
  summary: 'Remove Dentist, Thu 26 Nov, 3:00–4:00 pm',
  irreversible: [],
  nonce: 'n',
};

describe('a question is left open', () => {
  it('unless the model has put it, in our words or with the deed and its object', () => {
    expect(openQuestions([removal], removal.say)).toEqual([]);
    expect(openQuestions([removal], 'Shall I remove the dentist on Thursday?')).toEqual([]);
    expect(openQuestions([removal], 'Your dentist is on Thursday. Shall I go on?')).toEqual([removal.say]);
    expect(openQuestions([removal], 'I will remove the dentist.')).toEqual([removal.say]);
    expect(openQuestions([removal, removal], '')).toEqual([removal.say]);
    expect(openQuestions([{ kind: 'past', say: 'That has passed.' }], '')).toEqual([]);
  });

  it('for each of several, however alike they are', () => {
    const rounds = [1, 2, 3].map((n): NeedsYes => {
      const summary = `Add Round${n}, tomorrow ${n}:00–${n + 1}:00 pm`;
      return { ...removal, summary, say: `Not done yet. ${summary}?` };
    });
    expect(openQuestions(rounds, 'Shall I add Round3 tomorrow at three?')).toEqual(
      rounds.slice(0, 2).map(({ say }) => say),
    );
  });
});

describe('a model that tries what nobody asked for', () => {
  it('makes us ask, and a yes to that is a yes to what was heard', async () => {
    await using desk = await replyDesk();
    const dentist = { title: 'Dentist', date: '2026-11-26', start_time: '15:00' };
    await desk.call('add_event', dentist, { byHand: true });
    desk.script(useTool('remove_event', { event: 'dentist' }), say('Anything else?'));
    const first = await desk.reply('What is on Thursday?');
    expect(first.text).toContain('Remove Dentist, Thu 26 Nov, 3:00–4:00 pm?');
    expect(await desk.events()).toHaveLength(1);
    desk.script(useTool('remove_event', { event: 'dentist' }), say('It is off.'));
    await desk.reply('No, leave it');
    expect(await desk.events()).toHaveLength(1);
    desk.script(useTool('remove_event', { event: 'dentist' }), say('Dentist is removed.'));
    const third = await desk.reply('Yes, remove the dentist');
    expect(third.outcomes).toMatchObject([{ kind: 'done' }]);
    expect(await desk.events()).toEqual([]);
  });
});
