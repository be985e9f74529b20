/**
 * What to say where nothing is asked of the calendar: how somebody is, a question about the world, a
 * compliment. Worded as questions: they say nothing of the calendar that would have to be known.
 */
export const help = 'Sorry, I did not get that. What should I add, move, take off or look up?';

const aboutMe =
  /^(?:i|i'm|i've|i'd|we|we're|we've|my|our|it's|it is|it was|what an?|ugh|phew|wow|oh|ah|nice|ha(?:ha)*|lol|hi|hey|hello|(?:good )?(?:morning|evening|afternoon|night))\b/i;
const asksWorld =
  /^(?:why|how|who|what|which|where|when|is|are|does|do|did|was|were|can|could|should|would|will|have|has|tell me|sing|write|explain|recommend|translate|play|order)\b/i;
const aboutCalendar =
  /\b(?:calendar|schedul\w*|events?|appointments?|meetings?|free|busy|diary|agenda|remind\w*|add|move|cancel|delete|book|today|tomorrow|\w+day)\b/i;

const thanks = 'Thanks for telling me. What can I do for your calendar?';
/** Told of what has been. */
export const isOver =
  /^(?:i|we) (?:just |already |finally )?(?:had|was|were|went|did|got|met|saw|forgot|came|took|made|slept|ate|spent|lost|missed|\p{L}{3,}ed)\b/iu;

export function sayOfTalk(words: string): string {
  const said = words
    .trim()
    .replaceAll('’', "'")
    .replace(
      /^(?:(?:and|so|but|well|by the way|btw|ok|okay|honestly|seriously|man|god|gosh|argh|anyway)[\s,]+)+/i,
      '',
    );
  if (isOver.test(said) && !said.endsWith('?')) return thanks;
  if (aboutCalendar.test(said)) return help;
  if (!/^what an?\b/i.test(said) && (asksWorld.test(said) || said.endsWith('?')))
    return 'I can only help with your calendar. What should I look up there?';
  return aboutMe.test(said) || said.split(/\s+/).length > 6 ? thanks : help;
}
