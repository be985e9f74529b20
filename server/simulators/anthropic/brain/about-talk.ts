/**
 * Questions about the talk itself rather than the calendar: what was done last, where "it" is, who
 * this is, what time it is. Answered out of what tools answered in this talk, never from memory.
 */
import type { Plan } from './plan.ts';
import type { Answered, View } from './view.ts';

const asksLastDeed =
  /^(?:so )?what (?:did|have) you (?:just )?(?:do|done|change|changed|add|added|move|moved)\b|^what (?:was|is) (?:the )?last (?:thing|change)\b|^what (?:has )?(?:just )?(?:happened|changed)\b/i;
const asksOfIt =
  /^(?:and )?(?:where|when|what time) (?:is|was) (?:it|that)(?: (?:now|again|at|on))?$|^(?:is|was) (?:it|that) (?:booked|added|done|in|saved|there|on my calendar|moved)(?: now| yet)?$|^did (?:it|that) work$/i;
const asksTime =
  /^(?:what(?:'s| is) the time|what time is it|what(?:'s| is) today's date|what day is (?:it|today))(?: now| today)?$/i;
const asksWho = /^(?:who|what) are you$|^what can you do|^how can you help|^help(?: me)?$/i;
const thanks = /^(?:ok |okay |great |perfect |cool |no )*(?:thanks|thank you|cheers|thx)\b/i;

export function planAboutTalk(piece: string, view: View): Plan | null {
  const said = piece
    .trim()
    .replaceAll('’', "'")
    .replace(/[?.!]+$/, '');
  const changed = view.earlier.filter(({ outcome }) => isChange(outcome));
  if (asksLastDeed.test(said)) {
    const last = changed.at(-1)?.outcome;
    return words(last ? last.say : 'I have changed nothing in this talk.');
  }
  const event = eventOf(changed.at(-1)?.outcome ?? null);
  if (asksTime.test(said)) return words('I cannot tell the time. Your clock can.');
  if (asksOfIt.test(said)) {
    if (event === null) return words('Which event do you mean?');
    const asked = { on: event.from.slice(0, 10), about: event.title };
    return { kind: 'call', calls: [{ tool: 'list_events', arguments: asked }] };
  }
  if (asksWho.test(said))
    return words('I keep your calendar. Tell me what to add, move, take off or look up.');
  return thanks.test(said) && said.split(' ').length <= 5 ? words('You are welcome.') : null;
}

const words = (text: string): Plan => ({ kind: 'say', text });

function isChange(outcome: Answered['outcome']): boolean {
  return outcome?.kind === 'done' && (outcome.receipt.changes?.length ?? 0) > 0;
}

/** Events come as they are spoken of: `from` is a date, and a time behind it. */
function eventOf(outcome: Answered['outcome']): { title: string; from: string } | null {
  if (outcome?.kind !== 'done') return null;
  const event: unknown = outcome.receipt.changes?.at(-1)?.event;
  if (typeof event !== 'object' || event === null || !('title' in event) || !('from' in event)) return null;
  return { title: String(event.title), from: String(event.from) };
}
