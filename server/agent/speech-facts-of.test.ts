import { describe, expect, it } from 'vitest';
import { recordTurn } from '#server/domain/conversation/record-turn.ts';
import { testDesk } from '#server/testing/test-desk.ts';
import { outlineLines, readDayOutline } from './day-outline.ts';
import { speechFactsOf } from './speech-facts-of.ts';

const now = '2026-11-20T09:00:00Z';

describe('what is known to be true in a talk', () => {
  it('is what its calls answered, what the person said, and their day', async () => {
    await using desk = await testDesk({ now });
    const say = (text: string, turn: number) =>
      recordTurn(desk.deps, desk.conversation, {
        sourceKey: text,
        turn,
        role: 'user',
        text,
        isInterrupted: false,
      });
    await say('Gym tomorrow at seven', 1);
    const added = await desk.call('add_event', { title: 'Gym', date: 'tomorrow', start_time: '7am' });
    desk.clock.advance(15_000);
    await say('And what is there today?', 2);
    await desk.call('list_events', {});
    const facts = await speechFactsOf(desk.deps, {
      conversation: desk.conversation,
      personWords: ['Thanks'],
    });
    expect(facts.outcomes.map(({ tool, isThisTurn }) => [tool, isThisTurn])).toEqual([
      ['add_event', false],
      ['list_events', true],
    ]);
    expect(facts.outcomes[0]?.outcome).toEqual(added);
    expect(facts.personWords).toEqual(['Gym tomorrow at seven', 'And what is there today?', 'Thanks']);
    expect(facts.outline.map(({ title }) => title)).toEqual(['Gym']);
    expect(facts.outlineSpan).toEqual({ from: '2026-11-19T23:00:00Z', to: '2026-11-21T23:00:00Z' });
    expect(facts).toMatchObject({ timeZone: 'Europe/Berlin', hour12: true, language: 'en' });
  });

  it('counts what was answered just before the words that led to it were relayed', async () => {
    await using desk = await testDesk({ now });
    await desk.call('add_event', { title: 'Gym', date: 'tomorrow', start_time: '7am' });
    desk.clock.advance(2_000);
    await recordTurn(desk.deps, desk.conversation, {
      sourceKey: 'late',
      turn: 1,
      role: 'user',
      text: 'Gym tomorrow at seven',
      isInterrupted: false,
    });
    const facts = await speechFactsOf(desk.deps, { conversation: desk.conversation });
    expect(facts.outcomes.map(({ isThisTurn }) => isThisTurn)).toEqual([true]);
  });

  it('does not know of another person’s talk', async () => {
    await using desk = await testDesk({ now });
    await desk.call('add_event', { title: 'Gym', date: 'tomorrow', start_time: '7am' });
    const stranger = await desk.addPerson('Europe/Berlin');
    const facts = await speechFactsOf(desk.deps, {
      conversation: { ...desk.conversation, ownerId: stranger },
    });
    expect(facts.outcomes).toEqual([]);
    expect(facts.outline).toEqual([]);
  });
});

describe('the outline of today and tomorrow', () => {
  it('says when the person is busy, without titles, cut at midnight', async () => {
    await using desk = await testDesk({ now });
    await desk.call('add_event', { title: 'Dentist', date: 'today', start_time: '15:00', duration: 30 });
    await desk.call('add_event', {
      title: 'Night shift',
      date: 'today',
      start_time: '22:00',
      end_date: 'tomorrow',
      end_time: '06:00',
    });
    await desk.call('add_event', {
      title: 'Note',
      date: 'tomorrow',
      start_time: '09:00',
      duration: 60,
      busy: false,
    });
    const outline = await readDayOutline(desk.deps, desk.conversation);
    expect(outlineLines(outline)).toEqual([
      '2026-11-20 (today): 15:00-15:30, 22:00-24:00',
      '2026-11-21 (tomorrow): 00:00-06:00',
    ]);
    expect(outlineLines(outline).join()).not.toMatch(/dentist|shift|note/i);
  });
});
