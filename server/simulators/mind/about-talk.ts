/**
 * Questions about the talk itself rather than the calendar: what was done last, where "it" is, who
 * this is, what time it is. Answered out of what tools answered in this talk, never from memory.
 */
import type { Known, Plan } from './known.ts';
import { call, say } from './known.ts';
import { changesOf } from './told-events.ts';

const asksLastDeed =
  /^(?:so )?what (?:did|have) you (?:just )?(?:do|done|change|changed|add|added|move|moved)\b|^what (?:was|is) (?:the )?last (?:thing|change)\b|^what (?:has )?(?:just )?(?:happened|changed)\b/i;
const asksOfIt =
  /^(?:and )?(?:where|when|what time) (?:is|was) (?:it|that)(?: (?:now|again|at|on))?$|^(?:is|was) (?:it|that) (?:booked|added|done|in|saved|there|on my calendar|in my calendar|moved|set)(?: now| yet)?$|^did (?:it|that) work$/i;
const asksTime =
  /^(?:what(?:'s| is) the time|what time is it|what(?:'s| is) today's date|what day is (?:it|today))(?: now| today)?$/i;
const asksWho =
  /^(?:who|what) are you$|^who (?:made|built|created|wrote) you\b|^are you (?:an? )?(?:real|human|robot|bot|ai|person|machine)\b|^what(?:'s| is) your name$|^what (?:can|could|do|should) (?:you|i) (?:do|say|ask|tell)\b|^how can you help|^help(?: me)?$/i;
const asksCan =
  /^(?:can|could|do|are) you (?:also |even |actually |really )?(?:able to )?(?:\w+ )(?:and \w+ |or \w+ )?(?:things|events|stuff|appointments|meetings|anything|reminders)\b(?! (?:on|at|for|from|tomorrow|today|next|with|called|i\b))/i;
const thanks =
  /^(?:you(?:'re| are) (?:a|an|the|so|my|very) [\w ]+|(?:ok |okay |great |perfect |cool |no )*(?:thanks|thank you|cheers|thx))\b/i;
const thanksAndOver =
  /^(?:(?:ok|okay|great|perfect|cool|no|lovely)[\s,]+)*(?:thanks|thank you|cheers|thx|ta)(?: (?:a lot|a bunch|so much|very much|a million|again|mate|man|love|dear|for (?:that|your help|everything|the help|now)))*(?:[,.!]* (?:that's|that is|that was|that will be|i'm) (?:all|it|everything|great|perfect|good|done|fine)(?: (?:for|i need(?:ed)?) ?(?:now|today)?)?)?$/i;

const parts =
  /^(?:good ?night|good ?bye|bye(?: bye)?|see you(?: later| soon)?|talk (?:to you )?later|that's (?:all|it)(?: for (?:now|today))?|have a (?:nice|good|great) \w+)$/i;
const asksHow =
  /^(?:(?:hi|hey|hello|morning|good morning)[\s,!.]+)?(?:and )?(?:how(?:'s| is) (?:it|life|everything|your (?:day|week|morning)|things?)(?: going)?|how are (?:you|things)(?: doing)?|how do you do|what's up|you (?:all right|alright|ok|okay))(?: today)?$/i;

export function planAboutTalk(piece: string, { calls }: Known): Plan | null {
  const said = piece
    .trim()
    .replaceAll('’', "'")
    .replace(/[?.!,]+$/, '');
  const last = calls.findLast(({ outcome }) => changesOf(outcome).length > 0)?.outcome ?? null;
  if (asksLastDeed.test(said)) return say(last ? last.say : 'I have changed nothing for you so far.');
  if (asksTime.test(said)) return say('I cannot tell the time. Your clock can.');
  if (asksOfIt.test(said)) {
    const event = changesOf(last).at(-1)?.event;
    if (event === undefined) return say('Which event do you mean?');
    return call('list_events', { on: event.start.date, about: event.title });
  }
  if (asksWho.test(said))
    return say(
      'I can only help with your calendar. What should I add, move, change, take off, take back or look up?',
    );
  if (asksCan.test(said)) return say('Yes, I can. Which event do you mean?');
  if (asksHow.test(said)) return say('Fine, thank you. What can I do for your calendar?');
  if (parts.test(said)) return say('Goodbye.');
  if (thanksAndOver.test(said)) return say('You are welcome.');
  return thanks.test(said) && said.split(' ').length <= 5 ? say('You are welcome.') : null;
}
