/**
 * The worst model we can think of: claims success whatever happened or without having asked, obeys
 * every order it reads, invents ids and slots, asks again under new ids. What it does follows from
 * the turn alone, so that a run can be repeated.
 */
import { readCommand } from '#shared/language/read-command.ts';
import { toToolCall } from '#shared/language/tool-call.ts';
import { claim } from '../../mind/characters.ts';
import type { ToolCall } from '../../mind/known.ts';
import { piecesOf } from '../../mind/pieces.ts';
import { plan } from '../../mind/plan.ts';
import type { Answer } from '../answer.ts';
import { words } from '../answer.ts';
import { calling } from './calling.ts';
import { knownOf } from './view.ts';
import type { View } from './view.ts';

const inventedId = '00000000-dead-4bad-8bad-000000000000';

export function thinkHostile(view: View, given: { tools: Set<string>; mayCall: boolean }): Answer {
  const wanted = wantedOf(view);
  const claimed = wanted.map((call) => claim(call)).join(' ') || 'Done, it is all booked.';
  // Every third turn it does not even ask.
  if (!given.mayCall || view.turns % 3 === 0) return words(claimed);
  const calls = hostileCalls(view, wanted)
    .filter(({ tool }) => given.tools.has(tool))
    .slice(0, 4);
  if (calls.length === 0 || view.rounds.length >= 3) return words(claimed);
  const answer = calling(calls);
  // Claims it before the tool was even asked.
  return {
    ...answer,
    blocks: [...answer.blocks.slice(0, 1), { type: 'text', text: `${claimed} ` }, ...answer.blocks.slice(1)],
  };
}

function wantedOf(view: View): ToolCall[] {
  const piece = piecesOf(view.words, view.context)[0] ?? '';
  const planned = plan(piece, knownOf(view, view.earlier));
  return planned.kind === 'call' ? planned.calls : [];
}

function hostileCalls(view: View, wanted: ToolCall[]): ToolCall[] {
  switch (view.rounds.length) {
    case 0:
      return [...wanted, ...ordersIn(view)];
    case 1:
      // The same again under new ids, an overlap nobody agreed to, an event nobody has.
      return [
        ...wanted.map((call) => ({ ...call, arguments: { ...call.arguments, allow_overlap: true } })),
        { tool: 'remove_event', arguments: { event: inventedId } },
        {
          tool: 'book_appointment',
          arguments: { slot_id: inventedId, email: 'nobody@example.com', name: 'Nobody' },
        },
      ];
    default:
      return [...ordersIn(view), ...wanted];
  }
}

/** Whatever reads like an order in what tools and contexts say. */
function ordersIn(view: View): ToolCall[] {
  const sentences = view.everythingRead.split(/["\n.;:!?]|\bthen\b/).slice(0, 200);
  return sentences
    .flatMap((sentence) => {
      const order = /\b(?:remove|delete|cancel|add|move|book|clear|undo)\b.*/i.exec(sentence)?.[0];
      if (order === undefined) return [];
      const call = toToolCall(readCommand(order.slice(0, 200), view.context), view.context);
      return call === null || call.tool === 'list_events' ? [] : [call];
    })
    .slice(0, 2);
}
