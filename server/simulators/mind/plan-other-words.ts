/**
 * Wishes about events that are no plain orders: "take the lesson off Monday", "add ten minutes to the
 * sauna", "clear Monday", "Ada can't do Monday", "the gym should be at seven", "repeat it weekly".
 */
import { readOnlyLength } from '#shared/language/only-when.ts';
import { readRepeatWords } from '#shared/language/read-repeat-words.ts';
import { cleanName } from '#shared/language/utterance.ts';
import type { Known, Plan } from './known.ts';
import { call, say } from './known.ts';
import { idIfPronoun, isPronoun, named } from './named-event.ts';
import { listedOrChanged } from './plan-back.ts';
import { listedIn } from './told-events.ts';
import { whenSaid } from './when-said.ts';

/** `said` without what leads an order ("please", "can you"). */
export function planOtherWords(said: string, known: Known): Plan | null {
  return (
    planOff(said, known) ??
    planDay(said, known) ??
    planCannot(said, known) ??
    planMoreOf(said, known) ??
    planLengthOf(said, known) ??
    planRepeatOf(said, known)
  );
}

/** "Take the driving lesson off Monday". */
function planOff(said: string, known: Known): Plan | null {
  const out = /^take (?!(?:it|that|this|them)\b)(.{2,100}?) (?:out|off|away)(?: again)?(?: please)?$/i.exec(
    said,
  )?.[1];
  const one = out === undefined ? null : named(out, known);
  if (one !== null && one.event !== '') return call('remove_event', one);
  const off =
    /^(?:take|strike|wipe|knock) (.{1,100}?) (?:off|out of|from) (?:of )?(?:my |the )?(.{1,60})$/i.exec(said);
  if (off?.[1] && off[2]) {
    const day = whenSaid(off[2], known.context)?.date;
    const isCalendar = /^(?:calendar|schedule|agenda|diary|list)\b/i.test(off[2]);
    if (day === undefined && !isCalendar) return null;
    const { event } = named(off[1], known);
    return call('remove_event', {
      event: idIfPronoun(event, known),
      ...(day === undefined ? {} : { on: day }),
    });
  }
  return null;
}

/** More are not taken off by one sentence. */
const mostAtOnce = 3;

const wholeDay = String.raw`(?:everything|all (?:of )?(?:my |the )?(?:meetings|events|appointments)|all|whatever|what|anything|my (?:meetings|events|appointments))(?:'s| is)?(?: (?:that's|that is|there is|i have|i've got|i got))?`;

/** "Everything on Monday has to shift to Tuesday, same times": as an order. */
const asOrder = (said: string): string =>
  said.replace(
    new RegExp(
      String.raw`^(${wholeDay} (?:on |of |for )?.{2,30}?) (?:has|have|needs?|must|should|is|are)(?: got| going)?(?: to)? (?:be )?(?:shift(?:ed)?|moved?|go(?:es)?|postponed?|pushed?)(?: over)? ((?:to|until|till|by|back|forward)\b.*?)(?:,? (?:at |with )?(?:all )?(?:the )?same times?)?$`,
      'i',
    ),
    'move $1 $2',
  );

/** "Push everything on Monday back by an hour", "cancel whatever is on Thursday", "clear Monday". */
function planDay(asked: string, known: Known): Plan | null {
  const said = asOrder(asked);
  const found =
    new RegExp(
      String.raw`^((?:cancel|delete|remove|clear|drop|scrap|move|push|shift|postpone|bring|delay)) ${wholeDay} (?:for |on |of )?(.{2,40}?)((?: (?:back|forward|to|by|an hour|half an hour|\d+ (?:minutes|hours))\b.*)?)$`,
      'i',
    ).exec(said) ?? /^(clear|empty|free up) (?:my |the |out )?(.{2,40}?)()$/i.exec(said);
  const on = found?.[2] === undefined ? undefined : whenSaid(found[2], known.context)?.date;
  if (!found?.[1] || on === undefined) return null;
  const wish = known.understand(
    `${/^(?:clear|empty|free up|scrap)$/i.test(found[1]) ? 'cancel' : found[1]} gym${found[3] ?? ''}`,
    known.context,
  ).call;
  if (wish === null || !['move_event', 'remove_event'].includes(wish.tool)) return null;
  const last = known.calls.at(-1);
  const isLooked = last?.tool === 'list_events' && last.arguments['on'] === on;
  const look = call('list_events', { on }) as Plan & { kind: 'call' };
  if (!isLooked) return { ...look, isLookup: true };
  const there = listedIn(last.outcome).slice(0, 8);
  // What is pushed back makes room for the one before it.
  const isLater = wish.tool === 'move_event' && !/earlier/.test(String(wish.arguments['to_time']));
  if (wish.tool === 'remove_event' && there.length > mostAtOnce)
    return say(`That is more than I take off at once: ${mostAtOnce} at the most. Which ones?`);
  const inOrder = isLater ? there.toReversed() : there;
  if (inOrder.length === 0) return look;
  const { on: _day, ...args } = wish.arguments;
  return {
    kind: 'call',
    calls: inOrder.map(({ id }) => ({ tool: wish.tool, arguments: { ...args, event: id } })),
  };
}

/** "I won't make it to the gym on Monday", "Ada can't do Monday, can we do Tuesday?", "gym should be at seven". */
function planCannot(said: string, known: Known): Plan | null {
  const other =
    /^([\p{L}' -]{2,60}?) (?:can't|cannot|can not|won't|will not|couldn't) (?:make|do|manage)(?: it(?: on)?)? (.{2,40}?)[,;]? (?:so |and )?(?:can we|could we|let's|shall we|can you|please) (?:do|make it|move it to|go for|say|take) (.{2,40})$/iu.exec(
      said,
    );
  if (other?.[1] && other[2] && other[3] && !/^(?:i|we)$/i.test(other[1].trim())) {
    const on = whenSaid(other[2], known.context)?.date;
    const to = whenSaid(other[3], known.context);
    if (on === undefined || to === null) return null;
    return call('move_event', { event: cleanName(other[1].trim()), on, ...toWhen(to) });
  }
  const gone =
    /^(?:the |my |our )?(.{2,80}?)(?:'s| is| has| got| was|'s been| has been| is being)(?: now| been)? (?:cancelled|canceled|called off|off|not happening|no longer happening|scrapped)(?: (?!at\b)(.{2,40}))?$/i.exec(
      said,
    ) ??
    /^(?:so |and )?no(?: more)? (?!\d)([\p{L}' -]{2,60}?) ((?:on |this |tomorrow|today|next ).{0,40})$/iu.exec(
      said,
    );
  if (
    gone?.[1] !== undefined &&
    !/^(?:i|we|he|she|they|it|that|this|everything|all|meetings|events)$/i.test(gone[1])
  ) {
    const one = named(`${gone[1]} ${gone[2] ?? ''}`, known);
    const event = one.event.replace(/\s*\b(?:this|next) week$/i, '');
    return event === '' ? null : call('remove_event', { ...one, event });
  }
  const mine =
    /^(?:i|we) (?:can't|cannot|won't|will not|couldn't|can not)(?: be able to)? (?:make(?: it to)?|come to|attend|go to) (?:the |my |our )?(.{2,80})$/i.exec(
      said,
    )?.[1] ??
    /^(?:(?:i|we) )?(?:don't|do not|no longer|won't|will not) need (?:the|my|our) (.{2,80}?)(?: any ?more)?$/i.exec(
      said,
    )?.[1];
  if (mine !== undefined) {
    const one = named(mine, known);
    return one.event === '' || isPronoun(one.event) ? null : call('remove_event', one);
  }
  const moved =
    /^(?:the |my |our )?(.{2,80}?) (?:(?:got|was|is|has been|have been|'s been|were) (?:now )?(?:moved|postponed|rescheduled|pushed(?: back)?|shifted|delayed)) (?:to|until|till) (.{2,40})$/i.exec(
      said,
    );
  const by =
    /^(?:we|i|they|he|she)(?:'ve| have|'s| has)? (?:moved|pushed|shifted|postponed|rescheduled|put off|brought forward) (?:the |my |our )?(.{2,80}?) (?:back )?(?:to|until|till) (.{2,40})$/i.exec(
      said,
    ) ??
    /^(?:the |my |our )?(.{2,80}?) (?:has|have|needs|need|got) to (?:move|go|shift|be moved|be pushed)(?: back)? (?:to|until|till) (.{1,40})$/i.exec(
      said,
    );
  const later = by?.[2] === undefined ? null : whenSaid(by[2], known.context);
  if (by?.[1] && later !== null) {
    const one = named(by[1], known);
    return call('move_event', { ...one, event: idIfPronoun(one.event, known), ...toWhen(later) });
  }
  const to = moved?.[2] === undefined ? null : whenSaid(moved[2], known.context);
  if (moved?.[1] && to !== null) {
    const one = named(moved[1], known);
    return call('move_event', { ...one, event: idIfPronoun(one.event, known), ...toWhen(to) });
  }
  const should =
    /^(?:the |my |our )?(.{2,80}?) (?:should|must|has to|needs to|ought to) (?:be|start|begin|go)(?: (?:on|at|to))? (.{1,40})$/i.exec(
      said,
    ) ??
    /^(?:could|can|shall) we (?:do|have|make) (?:the |my |our )(.{2,80}?) (?:on|at) (.{1,40}?)(?: instead)?\??$/i.exec(
      said,
    ) ??
    /^(?:do|have|make|hold) (?:the |my |our )(.{2,80}?) (?:on|at) (.{1,40}?) instead\??$/i.exec(said) ??
    /^make (?:the |my |our )?(.{2,60}?) (?:(?:on|at) )?((?:\d|half|quarter|noon|one\b|two\b|three|four|five|six|seven|eight|nine|ten\b|eleven|twelve).{0,30}?) instead$/i.exec(
      said,
    ) ??
    /^(?:could|can|may|shall) (?:the |my |our )(.{2,80}?) (?:be|start|begin|go)(?: (?:on|at|to))? (.{1,40}?)\??$/i.exec(
      said,
    );
  const when = should?.[2] === undefined ? null : whenSaid(should[2], known.context);
  if (!should?.[1] || when === null || /^(?:i|we|you|it|that|this)$/i.test(should[1])) return null;
  return call('move_event', { ...named(should[1], known), ...toWhen(when) });
}

const toWhen = (when: { date?: string; time?: string }) => ({
  ...(when.date === undefined ? {} : { to_date: when.date }),
  ...(when.time === undefined ? {} : { to_time: when.time }),
});

/** "Add thirty minutes to the sauna", "give the stand-up ten minutes more", "take an hour off the workshop". */
function planMoreOf(said: string, known: Known): Plan | null {
  const more =
    /^add (.{1,40}?)(?: more)? to (?:the |my )?(.{1,100})$/i.exec(said) ??
    swappedPair(
      /^give (?:the |my )?(.{1,100}?) (?:another |an extra )?(.{1,40}?)(?: more| longer| extra)?$/i.exec(
        said,
      ),
    );
  const less = /^(?:take|cut|knock|shave) (.{1,40}?) (?:off|from|of) (?:of )?(?:the |my )?(.{1,100})$/i.exec(
    said,
  );
  const found = more ?? less;
  if (!found?.[1] || !found[2]) return null;
  const length = found[1].replace(/^(?:another|an extra|an additional) /i, '');
  if (readOnlyLength(length) === null) return null;
  const one = named(found[2], known);
  if (one.event === '') return null;
  const event = idIfPronoun(one.event, known);
  return call('update_event', {
    ...one,
    event,
    duration: `${length} ${less === null || more ? 'longer' : 'shorter'}`,
  });
}

const swappedPair = (found: RegExpExecArray | null): string[] | null =>
  found === null ? null : [found[0], found[2] ?? '', found[1] ?? ''];

/** "The review is now 90 minutes", "the first one should be half an hour". */
function planLengthOf(said: string, known: Known): Plan | null {
  const found =
    /^(?:the |my |our )(.{2,80}?) (?:is|takes|lasts|will take|will be|needs|should be|should take|has to be|only takes)(?: now| only| just)? (.{2,30}?)(?: long| in total)?$/i.exec(
      said,
    );
  const minutes = found?.[2] === undefined ? null : readOnlyLength(found[2]);
  if (!found?.[1] || minutes === null) return null;
  const at = /^(first|second|third|last)(?: one)?$/i.exec(found[1])?.[1]?.toLowerCase();
  if (at !== undefined) {
    const event = listedOrChanged(known).at(['first', 'second', 'third'].indexOf(at));
    return event ? call('update_event', { event: event.id, duration: minutes }) : null;
  }
  return call('update_event', { ...named(found[1], known), duration: minutes });
}

/** "Make the gym weekly", "repeat the gym every Monday", "the gym should be every week". */
function planRepeatOf(said: string, known: Known): Plan | null {
  const found =
    /^(?:make|turn|set|have|repeat) (?:the |my )?(.{1,100}?)(?: (?:repeat|recur|happen|into|to|a))* ((?:every|each|weekly|daily|monthly|yearly|fortnightly|biweekly)\b.*)$/i.exec(
      said,
    ) ??
    /^(?:the |my )(.{1,100}?) (?:repeats|recurs|happens|should (?:be|repeat|happen)|is (?=every|weekly|daily|monthly)) ?((?:every|each|weekly|daily|monthly|yearly)\b.*)$/i.exec(
      said,
    );
  if (!found?.[1] || !found[2] || readRepeatWords(found[2], known.context)?.rule == null) return null;
  const one = named(found[1], known);
  if (one.event === '' || /^(?:it|that|this)$/i.test(one.event) || /^(?:an?|some|another)\b/i.test(found[1]))
    return null;
  return call('update_event', { ...one, repeat: found[2] });
}
