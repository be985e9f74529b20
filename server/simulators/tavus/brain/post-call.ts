/**
 * Post-call actions: registry tools with `trigger_type: 'post_call'`, run once after the call.
 * A model would fill their arguments from the transcript; this one sends none.
 */
import type { Simulator } from '../simulator.ts';
import { isoNow } from '../simulator.ts';
import type { Conversation } from '../state.ts';
import { sendWebhook } from '../webhooks.ts';
import { deliverTool } from './deliver-tool.ts';

export async function runPostCallTools(sim: Simulator, conversation: Conversation): Promise<void> {
  const ids = sim.state.attached.get(conversation.persona_id) ?? [];
  for (const tool of ids.flatMap((id) => sim.state.tools.get(id) ?? [])) {
    if (tool.trigger_type !== 'post_call') continue;
    await deliverTool(
      sim,
      { tool, conversationId: conversation.conversation_id, toolCallId: null, arguments: {} },
      sim.signal,
    );
    const event = {
      event_type: 'application.post_call_action_executed',
      properties: { tool_name: tool.name, request: { body: {} } },
    };
    conversation.events.push({ ...event, timestamp: isoNow(sim) });
    sendWebhook(sim, conversation, event);
  }
}
