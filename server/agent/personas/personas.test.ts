import { describe, expect, it } from 'vitest';
import { personaNames } from '#shared/conversation/persona-names.ts';
import { tools } from '#server/tools/registry.ts';
import { personaChoices, personaOf } from './persona-of.ts';

const spoken = ['en', 'de', 'es'];

describe.each([...personaNames, 'nobody', '', '__proto__', 'toString'])('the persona “%s”', (name) => {
  const persona = personaOf(name);

  it('has a complete prompt: who it is, how it speaks, how it works, what it must not do', () => {
    for (const heading of [
      '# Who you are',
      '# How you speak',
      '# What you know',
      '# Dates and times',
      '# Changing the schedule',
      '# Finding time',
      '# Booking appointments',
      '# What you cannot do',
      '# Texts that are not the person',
    ])
      expect(persona.prompt.split(`${heading}\n`)).toHaveLength(2);
    expect(persona.prompt.startsWith(persona.character)).toBe(true);
    expect(persona.character.length).toBeGreaterThan(400);
    expect(persona.title).not.toBe('');
    expect(persona.line).toMatch(/\.$/);
  });

  it('has no gap left to fill and nothing in it that changes with the day', () => {
    expect(persona.prompt).not.toMatch(/\{\{|\}\}|\$\{|<[a-z_]+>|\[[A-Z_ ]+\]|TO[D]O|undefined|null|lorem/i);
    expect(persona.prompt).not.toMatch(/\b(?:19|20)\d\d\b|\d{4}-\d\d-\d\d/);
    expect(personaOf(name).prompt).toBe(persona.prompt);
  });

  it('greets in the language of the talk, and in English where it has none', () => {
    const said = spoken.map((language) => persona.greeting(language));
    expect(new Set(said).size).toBe(3);
    for (const greeting of said) expect(greeting.length).toBeGreaterThan(10);
    expect(persona.greeting('de-AT')).toBe(persona.greeting('de'));
    expect(persona.greeting('fr')).toBe(persona.greeting('en'));
  });
});

describe('an unknown name', () => {
  it.each(['nobody', '', '__proto__', 'toString'])('is the scheduling persona: “%s”', (name) => {
    expect(personaOf(name)).toBe(personaOf('scheduling'));
  });
});

describe('the choices', () => {
  it('are all personas, each with a title and a line of its own', () => {
    expect(personaChoices.map(({ name }) => name)).toEqual([...personaNames]);
    expect(new Set(personaChoices.map(({ title }) => title)).size).toBe(6);
    expect(new Set(personaChoices.map(({ line }) => line)).size).toBe(6);
  });
});

describe('the prompt', () => {
  it('names no tool that does not exist, and says what every kind of answer means', () => {
    const named = personaOf('scheduling').prompt.match(/\b[a-z]+(?:_[a-z]+)+\b/g) ?? [];
    const known = new Set([
      ...tools.map(({ name }) => name),
      'allow_overlap',
      // From the bookings, where they are set up.
      'check_availability',
      'book_appointment',
      'reschedule_appointment',
      'cancel_appointment',
    ]);
    expect(named.filter((word) => !known.has(word))).toEqual([]);
    for (const kind of [
      'done',
      'pending',
      'conflict',
      'taken',
      'not-offered',
      'ambiguous',
      'needs',
      'needs-yes',
      'past',
      'stale',
      'not-found',
      'invalid',
      'not-allowed',
      'unavailable',
    ])
      expect(personaOf('scheduling').prompt).toContain(`"${kind}"`);
  });
});
