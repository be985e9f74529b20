/**
 * What a call is started with: what the panel asked for, and where it asked for nothing, what the
 * person chose in the settings.
 */
import { AppError } from '#shared/errors.ts';
import type { AsPerson } from '../db/as-person.ts';
import { findConversation } from '../domain/conversation/find-conversation.ts';
import { readEarlierTurns } from '../domain/conversation/read-earlier-turns.ts';
import type { StartInput } from '../domain/conversation/start-conversation.ts';

type Asked = {
  personId: string;
  persona?: string | undefined;
  language?: string | undefined;
  timeZone?: string | undefined;
  audioOnly?: boolean | undefined;
  continues?: string | undefined;
};

/** Throws `unknown-conversation` when the person has no talk to go on from. */
export async function startInputOf(deps: { asPerson: AsPerson }, asked: Asked): Promise<StartInput> {
  const { personId } = asked;
  return {
    personId,
    persona: {
      name: asked.persona ?? 'scheduling',
      prompt: '',
      greeting: 'Hi! What should we do with your calendar?',
    },
    language: asked.language ?? 'en',
    timeZone: asked.timeZone ?? null,
    audioOnly: asked.audioOnly ?? false,
    continues: asked.continues === undefined ? null : await earlierTalk(deps, personId, asked.continues),
  };
}

async function earlierTalk(deps: { asPerson: AsPerson }, personId: string, id: string) {
  const found = await findConversation(deps, { personId, conversationId: id });
  if (!found) throw new AppError('unknown-conversation', 'no such conversation to go on from');
  return { id: found.id, turns: await readEarlierTurns(deps, found, '') };
}
