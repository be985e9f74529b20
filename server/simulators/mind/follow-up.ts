/**
 * More about the event the talk is about: another time, another length, a name, a place, a reminder,
 * the same again on another day, or off with it. Each answers null where the words are about
 * something else.
 */
import { firstPiece } from '#shared/language/pieces.ts';
import { readOnlyLength } from '#shared/language/only-when.ts';
import { readingNow } from '#shared/language/reading-now.ts';
import { readPhrase } from '#shared/language/utterance.ts';
import type { Known, Plan } from './known.ts';
import { call } from './known.ts';
import { named, planName, planNoteOn, planPlace } from './follow-up-details.ts';
import { planReminder } from './plan-reminder.ts';
import { planRepeat } from './plan-series.ts';
import type { ToldEvent } from './told-events.ts';
import { changesOf, minutesOf } from './told-events.ts';
import { bareWords, lengthSaid, whenSaid } from './when-said.ts';

export type About = { focus: ToldEvent; known: Known };

export function planFollowUp(words: string, about: About): Plan | null {
  const said = words.trim().replace(/[.!…]+$/, '');
  return (
    planReminder(said, about.known, about.focus) ??
    planRemoval(said, about) ??
    planOneOut(said, about) ??
    planRepeat(said, about.known, about.focus) ??
    planCopy(said, about) ??
    planShift(said, about) ??
    planEnd(said, about) ??
    planLength(said, about) ??
    planWhen(said, about) ??
    planName(said, about) ??
    planPlace(said, about) ??
    planNoteOn(said, about) ??
    planBesideIt(said, about)
  );
}

function planRemoval(said: string, { focus }: About): Plan | null {
  const isMeant =
    /^(?:(?:oh|no|please|and|then|actually|ok|okay|sorry|just|can you|could you)[\s,]+)*(?:cancel|delete|remove|drop|scrap|erase|scratch|skip|clear|take off|bin|ditch|axe|kill|dump|lose|trash|nix)\s+(?:it|that|this)(?: (?:one|event|again|off|please))*$/i.test(
      said,
    ) ||
    /^(?:(?:oh|no|please|actually)[\s,]+)*(?:take|call) (?:it|that|this) off(?: (?:my|the) calendar)?(?: please)?$/i.test(
      said,
    );
  return isMeant ? call('remove_event', { event: focus.id }) : null;
}

/** "Not on Wednesday", of something that repeats: that one time. */
function planOneOut(said: string, { focus, known }: About): Plan | null {
  const day =
    /^(?:(?:but|and|oh|no|actually|please)[\s,]+)*(?:not|except(?: for)?|skip|leave out|without)(?: it)? (?:on )?(.+?)(?:, (?!\d).*)?$/i.exec(
      said,
    )?.[1];
  if (focus.repeat !== undefined && day !== undefined && /^next week$/i.test(day))
    return call('remove_event', { event: focus.title, on: inNextWeek(focus, known), scope: 'just this one' });
  const when = day === undefined ? null : whenSaid(day, known.context);
  if (focus.repeat === undefined || when?.date === undefined || when.time !== undefined) return null;
  return call('remove_event', { event: focus.title, on: when.date, scope: 'just this one' });
}

/** Its weekday in the week that comes. */
function inNextWeek({ start }: ToldEvent, { context }: Known): string {
  const today = Temporal.Instant.from(context.now).toZonedDateTimeISO(context.timeZone).toPlainDate();
  const monday = today.add({ days: 8 - today.dayOfWeek });
  return monday.add({ days: Temporal.PlainDate.from(start.date).dayOfWeek - 1 }).toString();
}

/** "Same on Sunday", "and another one on Monday at 8". */
function planCopy(said: string, { focus, known }: About): Plan | null {
  if (
    /\b(?:later|earlier|sooner|longer|shorter)\b|^(?:please )?(?:move|shift|push|change|reschedule)\b/i.test(
      said,
    )
  )
    return null;
  if (!/\b(?:same|another(?: one)?|again|also|repeat (?:it|that)|copy (?:it|that))\b/i.test(said))
    return null;
  const rest = said
    .replace(
      /\b(?:the )?same(?: (?:thing|again|one|time))*\b|\b(?:and )?another(?: one)?\b|\b(?:again|also|too|as well)\b/gi,
      ' ',
    )
    .replace(/\b(?:repeat|copy|add|put|do|make|have)(?: (?:it|that|one))?\b/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const after = /^(?:on |in )?(?:the )?(?:(week|day) after|following (week|day)|next (week|day))$/i.exec(
    rest,
  );
  const date = after
    ? Temporal.PlainDate.from(focus.start.date)
        .add({ days: /week/i.test(rest) ? 7 : 1 })
        .toString()
    : whenSaid(rest, known.context)?.date;
  if (date === undefined) return null;
  const time = (after ? undefined : whenSaid(rest, known.context)?.time) ?? focus.start.time;
  return call('add_event', {
    title: focus.title,
    date,
    ...(time === undefined || focus.allDay
      ? { all_day: true }
      : { start_time: time, duration: minutesOf(focus) }),
  });
}

function planShift(said: string, { focus }: About): Plan | null {
  const pushed =
    /^(?:(?:please|no|actually|and|can you|could you)[\s,]+)*(?:push|postpone|move|delay|shift|bump|put) (?:it|that|this) (?:back |off )?(?:by )?(.{2,30})$/i.exec(
      said,
    )?.[1];
  if (pushed !== undefined && readOnlyLength(pushed) !== null)
    return call('move_event', { event: focus.id, to_time: `${pushed} later` });
  const found = /^(?:(?:on )?(?:the )?same day[\s,]+)?(.+?) (earlier|later|sooner)$/i.exec(bareWords(said));
  const minutes = found?.[1] === undefined ? null : readOnlyLength(found[1]);
  if (!found?.[1] || minutes === null) return null;
  const way = /^later$/i.test(found[2] ?? '') ? 'later' : 'earlier';
  return call('move_event', { event: focus.id, to_time: `${found[1].replace(/^by /i, '')} ${way}` });
}

function planLength(said: string, { focus, known }: About): Plan | null {
  const by =
    /^(?:please )?(cut|shorten|reduce|trim|extend|lengthen|stretch) (?:it|that|this) by (.{2,40})$/i.exec(
      said,
    );
  if (by?.[1] && by[2] && readOnlyLength(by[2]) !== null)
    return call('update_event', {
      event: focus.id,
      duration: `${by[2]} ${/^(?:extend|lengthen|stretch)$/i.test(by[1]) ? 'longer' : 'shorter'}`,
    });
  const length = lengthSaid(said);
  if (length === null || focus.allDay) return null;
  // "An hour more", after it was put an hour later.
  const shifted = /(later|earlier)$/.exec(String(known.calls.at(-1)?.arguments['to_time']))?.[1];
  if (length.how === 'longer' && shifted !== undefined && /\bmore\b/i.test(said))
    return call('move_event', { event: focus.id, to_time: `${length.minutes} minutes ${shifted}` });
  const now = minutesOf(focus);
  const minutes =
    length.how === 'is'
      ? length.minutes
      : length.how === 'longer'
        ? now + length.minutes
        : now - length.minutes;
  return minutes <= 0 ? null : call('update_event', { event: focus.id, duration: minutes });
}

const turning =
  /^(?:wrong (?:day|time)|no|nope|wait|actually|sorry|oh|i meant?|rather|better|make (?:it|that)|not|let's|put|move|set|do|have|change|shift|start|push)\b|\b(?:instead|rather|better)\b/i;

/** "No, four", "not Tuesday, Thursday", "put it on Monday"; right after a change also just "on Tuesday". */
function planWhen(words: string, about: About): Plan | null {
  const { focus, known } = about;
  // "He can only do Monday."
  const said = words.replace(
    /^(?:he|she|they|\p{Lu}\p{L}+) can only (?:do|make|manage) (?:it )?(?:on )?/u,
    'make it ',
  );
  const isFresh = changesOf(known.calls.at(-1)?.outcome ?? null).length > 0;
  // "How about two instead?", right after it was put somewhere, is a wish; after a look it is a question.
  const isOffered = isFresh && /^(?:and |or |hm+,? )*(?:how|what) about\b/i.test(said);
  const isAsked = /^(?:(?:can|could|shall|may) (?:we|you|i|it|that)|make (?:it|that))\b/i.test(said);
  if (said.endsWith('?') && !isOffered && !isAsked) return null;
  const changed = /^(?:no,? )?not (.+?)(?:,| but| rather)+ (.+)$/i.exec(said);
  const isSwap = changed?.[1] !== undefined && whenSaid(changed[1], known.context) !== null;
  const when = whenSaid((isSwap ? changed?.[2] : undefined) ?? said.replace(/\?$/, ''), known.context);
  if (when === null) return null;
  if (!isFresh && !turning.test(said)) return null;
  return call('move_event', {
    event: focus.id,
    ...(when.date === undefined ? {} : { to_date: nearest(when.date, said, about) }),
    ...(when.time === undefined ? {} : { to_time: when.time }),
    ...(when.end === undefined ? {} : { to_end_time: when.end }),
    ...(when.minutes === undefined ? {} : { duration: when.minutes }),
  });
}

/** "Saturday", of something on a Friday in a week, is the one beside that Friday. */
export function nearest(date: string, said: string, { focus, known: { context } }: About): string {
  const isBare =
    /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b/i.test(said) &&
    !/\b(?:this|next|coming|last|week|in|\d+(?:st|nd|rd|th)|the (?=\d|first|second|third|fourth|fifth|last))\b/i.test(
      said,
    );
  if (!isBare) return date;
  const today = Temporal.Instant.from(context.now).toZonedDateTimeISO(context.timeZone).toPlainDate();
  const now = Temporal.PlainDate.from(focus.start.date);
  const away = (Temporal.PlainDate.from(date).dayOfWeek - now.dayOfWeek + 7) % 7;
  const days = [away, away - 7].filter((by) => by !== 0).map((by) => now.add({ days: by }));
  const open = days.filter((day) => Temporal.PlainDate.compare(day, today) >= 0);
  const distance = (day: Temporal.PlainDate) => Math.abs(now.until(day).days);
  return open.toSorted((a, b) => distance(a) - distance(b))[0]?.toString() ?? date;
}

/** "It goes until four", "it ends at five already". */
function planEnd(said: string, { focus, known }: About): Plan | null {
  const found =
    /^(?:(?:no|and|but|actually|oh|let)[\s,]+)*(?:it|that|this) (?:go|run|last|goes|runs|lasts|is|will (?:go|last|end)|ends|finishes|stops) (?:on )?(?:until|till|at|by|to) (.+?)(?: already| then| sharp)*$/i.exec(
      said,
    ) ?? /^(?:(?:no|and|but|actually|oh)[\s,]+)*(?:until|till) (.+)$/i.exec(said);
  const clock =
    found?.[1] === undefined
      ? undefined
      : firstPiece(readPhrase(`at ${found[1]}`, readingNow(known.context)).pieces, 'clock')?.from;
  const { time: start } = focus.start;
  if (clock === undefined || start === undefined || /^(?:it|that|this) is at\b/i.test(said)) return null;
  const from = Number(start.slice(0, 2)) * 60 + Number(start.slice(3));
  // Midnight is the end of the day, not its beginning.
  const end = [clock.minutes || 1440, ...(clock.isOpen ? [clock.minutes + 720] : [])].find(
    (minutes) => minutes > from,
  );
  if (end === undefined || end > 1440) return null;
  return call('update_event', { event: focus.id, duration: end - from });
}

/** "And coffee with Pat right after, half an hour": where the last one ends. */
function planBesideIt(said: string, { focus, known }: About): Plan | null {
  const found =
    /^(?:(?:(?:and|then|also|please|plus)[\s,]+)+(?:add |put |schedule )?|(?:add|put|schedule|book) )(?:an? |the )?(.{2,80}?) (?:right |straight |directly )?(?:after (?:that|it)|after(?:wards)?)(?:,? (?:for )?(.{2,30}))?$/i.exec(
      said,
    );
  const behind =
    /^(?:(?:and|then|ok)[\s,]+)*(?:right |straight |directly )?after (?:that|it),? (?:(.{2,30}?) (?:for|of) )?(?:the |an? )?(.{2,60})$/i.exec(
      said,
    );
  const isLength = behind?.[1] === undefined || readOnlyLength(behind[1]) !== null;
  if (behind?.[2] && isLength && focus.end.time !== undefined && whenSaid(behind[2], known.context) === null)
    return call('add_event', {
      title: named(behind[2]),
      date: focus.end.date,
      start_time: focus.end.time,
      ...(behind[1] === undefined ? {} : { duration: readOnlyLength(behind[1]) }),
    });
  const title = found?.[1];
  const { date, time } = focus.end;
  const minutes = found?.[2] === undefined ? null : readOnlyLength(found[2]);
  if (title === undefined || time === undefined || (found?.[2] !== undefined && minutes === null))
    return null;
  return call('add_event', {
    title: named(title),
    date,
    start_time: time,
    ...(minutes === null ? {} : { duration: minutes }),
  });
}
