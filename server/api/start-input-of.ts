/**
 * What a call is started with: what the panel asked for, and where it asked for nothing, what the
 * person chose in the settings.
 */
import { AppError } from '#shared/errors.ts';
import { personaOf } from '../agent/personas/persona-of.ts';
import type { AsPerson } from '../db/as-person.ts';
import { getSettings } from '../domain/account/settings.ts';
import { findConversation } from '../domain/conversation/find-conversation.ts';
import { readEarlierTurns } from '../domain/conversation/read-earlier-turns.ts';
import type { Personas, StartInput } from '../domain/conversation/start-conversation.ts';

type Asked = {
  personId: string;
  persona?: string | undefined;
  language?: string | undefined;
  timeZone?: string | undefined;
  audioOnly?: boolean | undefined;
  record?: boolean | undefined;
  continues?: string | undefined;
};

/** Throws `unknown-conversation` when the person has no talk to go on from. */
export async function startInputOf(
  deps: { asPerson: AsPerson; personas: Pick<Personas, 'recordings'> | null },
  asked: Asked,
): Promise<StartInput> {
  const { personId } = asked;
  const chosen = await deps.asPerson(personId, (db) => getSettings(db, personId));
  const persona = personaOf(asked.persona ?? chosen.persona);
  const language = asked.language ?? chosen.language;
  // A sentence of one's own is in the language one chose with it.
  const own = language === chosen.language ? chosen.greeting : null;
  return {
    personId,
    persona: {
      name: persona.name,
      character: persona.character,
      greeting: own ?? persona.greeting(language),
    },
    language,
    timeZone: asked.timeZone ?? null,
    audioOnly: asked.audioOnly ?? false,
    // A wish for all calls waits until there is storage; one for this call is refused without it.
    record: asked.record ?? (chosen.recordCalls && (deps.personas?.recordings ?? null) !== null),
    continues: asked.continues === undefined ? null : await earlierTalk(deps, personId, asked.continues),
  };
}

async function earlierTalk(deps: { asPerson: AsPerson }, personId: string, id: string) {
  const found = await findConversation(deps, { personId, conversationId: id });
  if (!found) throw new AppError('unknown-conversation', 'no such conversation to go on from');
  return { id: found.id, turns: await readEarlierTurns(deps, found, '') };
}
