/** Who the agent is in a talk: chosen in the settings, or for one talk. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp } from '#server/testing/test-app.ts';
import type { TestApp } from '#server/testing/test-app.ts';
import { startInputOf } from './start-input-of.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-20T09:00:00Z' });
});
afterAll(() => app[Symbol.asyncDispose]());

describe('who the agent is', () => {
  const inputOf = async (asked: { persona?: string; language?: string }, personId: string) => {
    const { persona, language } = await startInputOf(app.deps, { personId, ...asked });
    return { name: persona.name, greeting: persona.greeting, language };
  };

  it('can be chosen from a list', async () => {
    const choices = await app.trpc.settings.personas.query();
    expect(choices).toHaveLength(6);
    expect(choices[0]).toEqual({
      name: 'scheduling',
      title: 'Scheduling',
      line: expect.stringMatching(/\.$/),
    });
  });

  it('is what the settings say, unless a talk asks for another', async () => {
    const { trpc, personId } = await app.addPerson();
    expect(await inputOf({}, personId)).toEqual({
      name: 'scheduling',
      greeting: 'Hi! What should we do with your calendar?',
      language: 'en',
    });
    await trpc.settings.update.mutate({ persona: 'enterprise', language: 'de', greeting: 'Servus!' });
    expect(await inputOf({}, personId)).toEqual({ name: 'enterprise', greeting: 'Servus!', language: 'de' });
    expect(await inputOf({ language: 'es' }, personId)).toEqual({
      name: 'enterprise',
      greeting: 'Buenos días. ¿Qué desea organizar?',
      language: 'es',
    });
    expect(await inputOf({ persona: 'nobody' }, personId)).toMatchObject({ name: 'scheduling' });
  });

  it('is refused when there is no such persona', async () => {
    const wrong = app.trpc.settings.update.mutate({ persona: 'nobody' as 'general' });
    await expect(wrong).rejects.toMatchObject({ data: { httpStatus: 400 } });
  });
});
