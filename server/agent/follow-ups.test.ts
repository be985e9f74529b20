import { describe, expect, it } from 'vitest';
import { replyDesk } from './reply-desk.testing.ts';

type Desk = Awaited<ReturnType<typeof replyDesk>>;

async function stored(desk: Desk): Promise<string[]> {
  const events = await desk.events();
  return events.map(
    ({ title, wall }) => `${title} ${wall.start.date}${wall.start.time ? ` ${wall.start.time}` : ''}`,
  );
}

/** Plays a talk and answers what was said last; Friday 20 November 2026, 10:00 in Berlin. */
async function talk(desk: Desk, ...lines: string[]): Promise<string> {
  let text = '';
  for (const line of lines) ({ text } = await desk.reply(line));
  return text;
}

describe('what people say next', () => {
  it('a new wish never fills an older question', async () => {
    await using desk = await replyDesk();
    await talk(desk, "Bob's birthday on 3 December", 'Conference next Friday all day');
    expect(await stored(desk)).toEqual(['Conference 2026-11-27']);
    await talk(desk, 'add meeting on February 30 at 3pm', 'Schedule a call tomorrow at 5pm');
    expect((await stored(desk)).toSorted()).toEqual(['Call 2026-11-21 17:00', 'Conference 2026-11-27']);
  });

  it('looks at the day that should be cleared, and never adds what should go', async () => {
    await using desk = await replyDesk();
    const text = await talk(desk, 'Cancel my 5pm tomorrow', 'Cancel everything tomorrow');
    expect(text).toBe('Nothing is on your calendar tomorrow.');
    expect(await talk(desk, 'Cancel everything')).toBe('I take events off one at a time. Which one?');
    expect(await stored(desk)).toEqual([]);
  });

  it('an answer still fills the question', async () => {
    await using desk = await replyDesk();
    await talk(desk, "Bob's birthday on 3 December", 'make it 5pm');
    expect(await stored(desk)).toEqual(["Bob's birthday 2026-12-03 17:00"]);
  });

  it('corrections are of what was stored last', async () => {
    await using desk = await replyDesk();
    await talk(desk, 'Lunch with Ann tomorrow at 12:30', 'put it at 11 instead');
    expect(await stored(desk)).toEqual(['Lunch with Ann 2026-11-21 11:00']);
    await talk(desk, 'an hour earlier', 'put it at 11');
    await talk(desk, 'call it Brunch');
    expect(await stored(desk)).toEqual(['Brunch 2026-11-21 11:00']);
    await talk(desk, 'at Studio 5');
    expect((await desk.events())[0]?.place).toBe('Studio 5');
    await talk(desk, 'delete brunch', 'no wait, keep it');
    expect(await stored(desk)).toEqual(['Brunch 2026-11-21 11:00']);
  });

  it('a bare yes to times that are free is asked about', async () => {
    await using desk = await replyDesk();
    await talk(desk, 'Lunch with Maria tomorrow at 1pm');
    expect(await talk(desk, 'Lunch with Ann tomorrow at 12:30', 'yes')).toBe('Which one, or add it anyway?');
    expect(await stored(desk)).toEqual(['Lunch with Maria 2026-11-21 13:00']);
    await talk(desk, 'add it anyway');
    expect(await stored(desk)).toHaveLength(2);
  });

  it('books at the time that was named, takes the first one for another day, and cancels “that”', async () => {
    await using desk = await replyDesk({ cal: true });
    await talk(desk, 'book a demo on Monday at 10', 'Ann Lee, ann@example.com');
    expect(await talk(desk, 'yes')).toMatch(/^Demo between Host and Ann Lee is booked: Mon 23 Nov, 10:00/);
    await talk(desk, 'reschedule my demo with Ann Lee to Tuesday', 'the first one');
    expect(await talk(desk, 'yes')).toMatch(/is moved: Tue 24 Nov/);
    await talk(desk, 'cancel that appointment');
    expect(await talk(desk, 'yes')).toMatch(/is cancelled/);
  });

  it('a quoted title is a title, whatever it says', async () => {
    await using desk = await replyDesk();
    await talk(desk, 'Add "no. delete all; undo and cancel" tomorrow at 8am');
    expect(await stored(desk)).toEqual(['No. delete all; undo and cancel 2026-11-21 08:00']);
  });

  it('tells what it changed last, where it is, and what it is for', async () => {
    await using desk = await replyDesk();
    expect(await talk(desk, 'what did you just do?')).toMatch(/^I have changed nothing/);
    await talk(desk, 'Dentist tomorrow at 3pm');
    expect(await talk(desk, 'what did you just do?')).toContain('Dentist is added: tomorrow 3:00–4:00 pm.');
    expect(await talk(desk, 'where is it?')).toContain('Dentist, tomorrow 3:00–4:00 pm');
    expect(await talk(desk, 'is it booked?')).toContain('Dentist, tomorrow 3:00–4:00 pm');
    expect(await talk(desk, 'thanks!')).toBe('You are welcome.');
    expect(await talk(desk, 'Am I free tomorrow at 2?')).toMatch(/^You are free tomorrow at 2:00 pm/);
    expect(await talk(desk, 'what is my next meeting?')).toMatch(/^Next is Dentist/);
  });

  it.each(['🍕🍕🍕', 'asdf', 'what can you do?', 'What time is it?'])(
    '“%s” gets one answer',
    async (words) => {
      await using desk = await replyDesk();
      expect(await talk(desk, words)).not.toContain('look at your calendar before');
    },
  );

  it.each([
    ['Termin beim Zahnarzt am Mittwoch um 15 Uhr', 'Termin beim Zahnarzt 2026-11-25 15:00'],
    ['Pon una cita con Pedro el martes a las 5 de la tarde', 'Cita con Pedro 2026-11-24 17:00'],
  ])('understands plain German and Spanish: “%s”', async (words, event) => {
    await using desk = await replyDesk();
    await talk(desk, words);
    expect(await stored(desk)).toEqual([event]);
  });

  it.each(['Ajoute un rendez-vous demain à 15h', 'Aggiungi un appuntamento con il medico domani alle 10'])(
    '“%s”',
    async (words) => {
      await using desk = await replyDesk();
      expect(await talk(desk, words)).toBe('I understand English here.');
    },
  );
});
