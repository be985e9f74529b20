/**
 * Callbacks to a conversation's `callback_url`: unsigned, not retried, in no promised order.
 * One conversation's go out one after another, unless they are told to be lost, doubled or swapped.
 */
import type { Simulator } from './simulator.ts';
import { isoNow } from './simulator.ts';
import { sleep } from './clock.ts';
import { whyNotCallable } from './public-url.ts';
import type { Conversation } from './state.ts';

const queues = new WeakMap<Conversation, Promise<void>>();
const answerWithinMs = 15_000;

export function sendWebhook(
  sim: Simulator,
  conversation: Conversation,
  event: { event_type: string; properties: Record<string, unknown> },
): void {
  const url = conversation.callback_url;
  if (url === '' || conversation.isTest) return;
  const { webhooks } = sim.faults;
  const note = (status: number | 'dropped' | 'failed') =>
    sim.journal.push({
      what: 'webhook',
      conversationId: conversation.conversation_id,
      eventType: event.event_type,
      status,
    });
  if (webhooks === 'drop') {
    note('dropped');
    return;
  }
  const body = JSON.stringify({
    message_type: event.event_type.startsWith('system.') ? 'system' : 'application',
    event_type: event.event_type,
    conversation_id: conversation.conversation_id,
    webhook_url: url,
    timestamp: isoNow(sim),
    properties: event.properties,
  });
  const post = async () => note(await postOnce(sim, url, body));
  const before = queues.get(conversation) ?? Promise.resolve();
  const sent =
    webhooks === 'reorder' && event.event_type === 'system.shutdown'
      ? before.then(() => void sleep(sim.settings.clock, 900, sim.signal).then(post))
      : before.then(post).then(async () => {
          if (webhooks === 'duplicate') await post();
        });
  queues.set(conversation, sent);
}

async function postOnce(sim: Simulator, url: string, body: string): Promise<number | 'failed'> {
  if (whyNotCallable(url, sim.settings.allowLoopback) !== null) return 'failed';
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      redirect: 'error',
      signal: AbortSignal.any([sim.signal, AbortSignal.timeout(answerWithinMs)]),
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    return 'failed';
  }
}
