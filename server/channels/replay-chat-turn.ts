/**
 * Tells a typed turn from what is stored of it, for a message that is sent again when its reply is not
 * being made here: it was finished, it is made by another instance, or the server ended in the middle.
 * Nothing is done again.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { ChatEvent } from '#shared/conversation/chat-event.ts';
import type { AsPerson } from '#server/db/as-person.ts';
import type { Clock } from '#server/clock.ts';
import { readChatTurn } from '#server/domain/conversation/read-chat-turn.ts';
import type { StoredChatTurn } from '#server/domain/conversation/read-chat-turn.ts';

/** No reply is made for longer than this. */
const longestReplyMs = 60_000;
const lookEveryMs = 500;

/** Stands at the end of a reply that the end of the server cut: the rest was not done, and nobody wished that. */
export const brokeOff =
  'The answer to this broke off. What was done by then is shown; ask again for the rest.';

export async function* replayChatTurn(
  deps: { asPerson: AsPerson; clock: Clock },
  asked: { personId: string; messageId: string; stored: StoredChatTurn },
  signal: AbortSignal,
): AsyncGenerator<ChatEvent> {
  const { messageId: turnId } = asked;
  let turn = asked.stored;
  const until = Math.min(Date.parse(turn.at) + longestReplyMs, deps.clock.now() + longestReplyMs / 4);
  while (turn.reply === null && deps.clock.now() < until && !signal.aborted) {
    await wait(lookEveryMs, undefined, { signal }).catch(() => undefined);
    turn = (await readChatTurn(deps, asked)) ?? turn;
  }
  yield { type: 'started', conversationId: turn.conversationId, turnId, isReplay: true };
  for (const { callId, tool, outcome } of turn.calls) yield { type: 'outcome', callId, tool, outcome };
  if (turn.reply && !turn.reply.text.endsWith(brokeOff)) {
    yield { type: 'text', text: turn.reply.text };
    yield { type: 'end', reason: turn.reply.isInterrupted ? 'aborted' : 'complete' };
    return;
  }
  const said = turn.reply?.text.slice(0, -brokeOff.length).trim() ?? '';
  if (said !== '') yield { type: 'text', text: said };
  yield { type: 'error', code: 'lost', say: brokeOff };
  yield { type: 'end', reason: 'cut' };
}
