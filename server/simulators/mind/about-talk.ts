/**
 * Questions about the talk itself rather than the calendar: what was done last, where "it" is, who
 * this is, what time it is. Answered out of what tools answered in this talk, never from memory.
 */
import type { Known, Plan } from './known.ts';
import { call, say } from './known.ts';
import { isPronoun, named } from './named-event.ts';
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

const parting = String.raw`(?:good ?night|good ?bye|bye(?:[ -]?bye)?|ciao|see (?:you|ya)(?: (?:later|soon|then|tomorrow|around))?|(?:talk|speak) (?:to you )?(?:later|soon)|that(?:'s| is| was| will be|'ll be) (?:all|it|everything)(?: (?:i need(?:ed)?|from me|for (?:now|today|me)))*|i(?:'m| am) (?:done|off|all set)(?: (?:now|here|then))?|(?:i )?(?:have to|got to|gotta|must) (?:go|run|leave)(?: now)?|have a (?:nice|good|great|lovely) (?:\w+|rest of (?:the|your) day))`;
const small = String.raw`(?:ok(?:ay)?|right|alright|all right|well|so|no|nope|great|perfect|lovely|cool|good|thanks|thank you(?: so much| very much)?|cheers|then|now|and|i think|for now)`;
const parts = new RegExp(
  String.raw`^(?:${small}[\s,.!]+)*${parting}(?:[\s,.!]+(?:${small}|${parting}|you too|again))*$`,
  'i',
);
const greets =
  /^(?:(?:well|oh|and)[\s,]+)*(?:hi|hello|hey|howdy|hiya|hallo|hola|good (?:morning|afternoon|evening|day))(?:,? (?!what|how|can|is|do)\p{L}+)?$/iu;
const asksHow =
  /^(?:(?:hi|hey|hello|morning|good morning)[\s,!.]+)?(?:and )?(?:how(?:'s| is) (?:it|life|everything|your (?:day|week|morning)|things?)(?: going)?|how are (?:you|things)(?: doing)?|how do you do|what's up|you (?:all right|alright|ok|okay))(?: today)?$/i;

const asksDeed =
  /^(?:(?:so|and|wait|hey|but)[\s,]+)*(?:did|have|haven't|didn't) you (?:really |already |just |actually )?(add|put|create|schedule|save|book|move|push|shift|postpone|reschedule|change|update|rename|delete|remove|cancel|take|drop)(?:ed|d|t|led|en|ped)? (?:(?:in|down|off) )?(?:the |my |our )?(.{2,60}?)(?: (?:in|on|off|down|already|yet|now|(?:to|on|in|from|off) my calendar))*$/i;
const kindOfDeed = (verb: string): string =>
  /^(?:add|put|create|schedule|save|book)/i.test(verb)
    ? 'add'
    : /^(?:delete|remove|cancel|take|drop)/i.test(verb)
      ? 'remove'
      : 'move';

/** "Did you move the gym?": what this talk did to it, else what stands. */
function planDeed(said: string, known: Known): Plan | null {
  const found = asksDeed.exec(said);
  if (!found?.[1] || !found[2]) return null;
  const { event: about } = named(found[2], known);
  if (about === '' || isPronoun(about)) return null;
  const kind = kindOfDeed(found[1]);
  const last = known.calls.findLast(({ outcome }) =>
    changesOf(outcome).some(({ event }) => isCalled(event.title, about)),
  );
  const change = changesOf(last?.outcome ?? null).find(({ event }) => isCalled(event.title, about));
  const isDone =
    change !== undefined && (change.kind === kind || (change.kind === 'update' && kind === 'move'));
  if (last?.outcome && isDone) return say(last.outcome.say);
  return call('list_events', { about });
}

const isCalled = (title: string, name: string): boolean => title.toLowerCase().includes(name.toLowerCase());

export function planAboutTalk(piece: string, known: Known): Plan | null {
  const { calls } = known;
  const said = piece
    .trim()
    .replaceAll('’', "'")
    .replace(/[?.!,]+$/, '');
  const last = calls.findLast(({ outcome }) => changesOf(outcome).length > 0)?.outcome ?? null;
  if (asksLastDeed.test(said)) return say(last ? last.say : 'I have changed nothing for you so far.');
  const deed = planDeed(said, known);
  if (deed !== null) return deed;
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
  // Who was greeted already is here.
  if (greets.test(said))
    return say(
      known.said.length > 0 || calls.length > 0
        ? 'What can I do for your calendar?'
        : 'Hello. What can I do for your calendar?',
    );
  if (thanksAndOver.test(said)) return say('You are welcome.');
  return thanks.test(said) && said.split(' ').length <= 5 ? say('You are welcome.') : null;
}
