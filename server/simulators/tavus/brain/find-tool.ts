/**
 * Which of the persona's tools answers to a name: one of the registry's that is attached to it,
 * or an inline one of its LLM layer. A model can call nothing else.
 */
import type { Room } from '../call/room.ts';
import type { RegistryTool } from '../state.ts';

export type FoundTool = { kind: 'registry'; tool: RegistryTool } | { kind: 'inline' };

export function findTool(room: Room, name: string): FoundTool | null {
  const { state } = room.sim;
  const personaId = room.conversation.persona_id;
  const tool = (state.attached.get(personaId) ?? [])
    .flatMap((id) => state.tools.get(id) ?? [])
    .find((one) => one.name === name && one.trigger_type === 'in_call');
  if (tool !== undefined) return { kind: 'registry', tool };
  const inline = state.personas.get(personaId)?.layers['llm']?.['tools'];
  const isInline =
    Array.isArray(inline) &&
    inline.some((one: { function?: { name?: string } }) => one.function?.name === name);
  return isInline ? { kind: 'inline' } : null;
}
