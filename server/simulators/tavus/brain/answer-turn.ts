/**
 * Who thinks for the persona in this call: its own LLM endpoint when the persona has one,
 * otherwise the simulated model, which understands by `shared/language` alone.
 */
import type { Turn } from '../call/person-says.ts';
import type { Room } from '../call/room.ts';
import { answerWithLlm } from './answer-with-llm.ts';
import { answerWithPlan } from './answer-with-plan.ts';

export async function answerTurn(room: Room, turn: Turn): Promise<void> {
  const persona = room.sim.state.personas.get(room.conversation.persona_id);
  if (persona === undefined || persona.pipeline_mode === 'echo') return;
  const baseUrl = persona.layers['llm']?.['base_url'];
  await (typeof baseUrl === 'string' && baseUrl !== '' ? answerWithLlm : answerWithPlan)(room, turn);
}
