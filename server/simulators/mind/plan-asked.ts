/**
 * Questions that need more than the reader of sentences: what comes after that, whether something
 * would be in the way, when somebody is reminded, how long it is until then. Each is looked up.
 */
import { months } from '#shared/language/english-words.ts';
import { firstPiece } from '#shared/language/pieces.ts';
import { readingNow } from '#shared/language/reading-now.ts';
import { readOnlyLength } from '#shared/language/only-when.ts';
import { cleanName, dayIn, readPhrase, wordsOutside } from '#shared/language/utterance.ts';
import type { Known, Plan } from './known.ts';
import { call } from './known.ts';
import { planState } from './plan-state.ts';
import { changesOf, focusOf, listedLast } from './told-events.ts';
import { asClock } from './when-said.ts';

export function planAsked(words: string, known: Known): Plan | null {
  const said = words
    .trim()
    .replaceAll('’', "'")
    .replace(/[?.!…]+$/, '');
  return (
    planState(words, known) ??
    planAfterThat(said, known) ??
    planReminded(said, known) ??
    planIf(said, known) ??
    planFit(said, known) ??
    planRoomThen(said, known) ??
    planPart(said, known) ??
    planWhenIs(said) ??
    planMonth(said, known) ??
    planNextFree(said, known) ??
    planUntil(said, known) ??
    planOfIt(said, known)
  );
}

/** "And after that?", once the next one was told. */
function planAfterThat(said: string, { calls }: Known): Plan | null {
  const isAsked =
    /^(?:and |ok |okay )*(?:what(?:'s| is| comes| do i have)? )?(?:(?:right |straight )?(?:after|following) (?:that|it|this)|next after that|and then|the (?:one|next one) after(?: that)?)$/i.test(
      said,
    ) || /^(?:and )?then$/i.test(said);
  const last = listedLast(calls).at(-1) ?? changesOf(calls.at(-1)?.outcome ?? null).at(-1)?.event;
  if (!isAsked || last?.end.time === undefined) return null;
  return call('list_events', { on: last.end.date, at: last.end.time, until: '23:59' });
}

const frame =
  /\b(?:when|what|which|do|does|did|will|would|is|are|was|have|has|had|i|i've|you|me|my|a|an|any|the|there|some|got|get|going|gonna|to|set|on|in|at|for|about|of|with|up|yet|already|it|that|this|remind(?:er|ers|ed|s|ing)?|alerts?|alarms?)\b/gi;

/** "When will you remind me?", "does the dentist have a reminder?". */
function planReminded(said: string, known: Known): Plan | null {
  const isAsked =
    /^(?:and |so )*(?:when|what|which|do|does|did|will|is|are|have|how (?:long|early|far|much))\b/i.test(
      said,
    ) &&
    /\b(?:remind(?:er|ers|ed|s|ing)?|alarms?)\b/i.test(said) &&
    !/\bremind me (?:to|that)\b/i.test(said);
  if (!isAsked) return null;
  const phrase = readPhrase(
    said.replace(/^(?:and |so )*how (?:long|early|far|much)(?: (?:before|ahead|in advance))?/i, ' '),
    readingNow(known.context),
  );
  const on = dayIn(phrase);
  const about = cleanName(
    wordsOutside(phrase)
      .replace(frame, ' ')
      .replace(/\b(?:before|ahead|in advance)\b/gi, ' '),
  );
  if (about !== '' || on !== null)
    return call('list_events', {
      reminders: true,
      ...(about === '' ? {} : { about }),
      ...(on === null ? {} : { on }),
    });
  const focus = focusOf(known.calls);
  const isAll = /\breminders\b|\bany\b/i.test(said) || focus === null;
  return call('list_events', {
    reminders: true,
    ...(isAll ? {} : { about: focus.title, on: focus.start.date }),
  });
}

/** "If I went to Vienna on Thursday at 8, would anything be in the way?" changes nothing. */
function planIf(said: string, { context }: Known): Plan | null {
  const isIf =
    /^(?:and |so )*(?:what |how about |suppose |say |imagine )?(?:if )?(?:i|we)\b.*\b(?:in the way|clash|conflict|collide|overlap|busy|free|possible|work|fit|get in)\b/i.test(
      said,
    ) && /^(?:and |so )*(?:what if|if|suppose|imagine|say)\b/i.test(said);
  const would =
    /^(?:and |so )*would (?:an?|the|my) .{2,80} (?:clash|collide|overlap|fit|work|be (?:possible|ok|okay|in the way))\b/i.test(
      said,
    );
  if (!isIf && !would) return null;
  const { pieces } = readPhrase(said, readingNow(context));
  const day = dayIn(readPhrase(said, readingNow(context)));
  const clock = firstPiece(pieces, 'clock')?.from;
  if (day === null) return null;
  const minutes =
    clock === undefined ? null : clock.isOpen && clock.minutes < 8 * 60 ? clock.minutes + 720 : clock.minutes;
  const at =
    minutes === null
      ? {}
      : {
          at: `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`,
        };
  return call('list_events', { on: day, ...at, free: true });
}

/** "Could I fit three hours in between?", "can I squeeze in an hour on Monday?" */
function planFit(said: string, known: Known): Plan | null {
  const found =
    /^(?:and |so )*(?:could|can|would|do|is there (?:room|time|space) (?:for|to)) ?(?:i|we)?(?: still| also| maybe)* ?(?:have (?:time|room) for|fit(?: in)?|squeeze(?: in)?|get(?: in)?|find)? ?(.{1,40}?)(?: in)?((?: (?:in )?between(?: (?:them|those|the two|these))?)?)((?: (?:on|tomorrow|today|next|this|after|before)\b.*)?)$/i.exec(
      said,
    );
  const minutes = found?.[1] === undefined ? null : readOnlyLength(found[1].replace(/^(?:for|about) /i, ''));
  if (!found || minutes === null) return null;
  const day = found[3] ? dayIn(readPhrase(found[3], readingNow(known.context))) : null;
  const stored = known.calls.flatMap(({ outcome }) => changesOf(outcome));
  const focus = focusOf(known.calls);
  const date = day ?? focus?.start.date;
  if (date === undefined) return null;
  const there = stored
    .filter(({ kind, event }) => kind === 'add' && event.start.date === date)
    .map(({ event }) => event)
    .toSorted((a, b) => ((a.start.time ?? '') < (b.start.time ?? '') ? -1 : 1));
  const [first, second] = there.slice(-2);
  const between =
    found[2] && first?.end.time !== undefined && second?.start.time !== undefined
      ? { after: first.end.time, before: second.start.time }
      : {};
  return call('find_time', { duration: minutes, from: date, to: date, ...between });
}

/** "Have I got any time that morning?", "and the afternoon?": of the day that is spoken of. */
function planPart(said: string, known: Known): Plan | null {
  const last = known.calls.at(-1);
  const isLooked = last?.tool === 'list_events' || last?.tool === 'find_time';
  const part =
    /\b(?:free|any(?:thing)?|time|busy|room|something)\b.*\bthat (morning|afternoon|evening)$/i.exec(
      said,
    )?.[1] ??
    (isLooked
      ? /^(?:(?:and|or|but|so|what about|how about)[\s,]+)+(?:in )?(?:the|that) (morning|afternoon|evening)$/i.exec(
          said,
        )?.[1]
      : undefined);
  const asked = isLooked ? last.arguments['on'] : undefined;
  const day = asked ?? focusOf(known.calls)?.start.date;
  if (part === undefined || typeof day !== 'string') return null;
  const wish = known.understand(`am i free on ${day} in the ${part}?`, known.context).call;
  return wish === null ? null : call(wish.tool, wish.arguments);
}

/** "Could I still make a film at 6 that evening?": whether that hour of the day that is spoken of is free. */
function planRoomThen(said: string, known: Known): Plan | null {
  const isAsked =
    /^(?:(?:and|so|but)[\s,]+)*(?:could|can|would) (?:i|we) (?:still |also |maybe )*(?:make|fit|squeeze|do|catch|go|get|see|have|manage)\b/i.test(
      said,
    );
  const { pieces } = readPhrase(said, readingNow(known.context));
  const clock = firstPiece(pieces, 'clock')?.from;
  const isThatDay = /\bthat (?:day|morning|afternoon|evening|night)\b/i.test(said);
  const day =
    dayIn(readPhrase(said, readingNow(known.context))) ??
    (isThatDay ? focusOf(known.calls)?.start.date : null);
  if (!isAsked || clock === undefined || day == null) return null;
  const isLater = clock.isOpen && (clock.minutes < 8 * 60 || /\b(?:afternoon|evening|night)\b/i.test(said));
  return call('list_events', {
    on: day,
    at: asClock(isLater ? clock.minutes + 720 : clock.minutes),
    free: true,
  });
}

/** "How many days have I got till then?": the day is told; the counting is the person's. */
function planUntil(said: string, known: Known): Plan | null {
  const found =
    /^(?:and |so )*how (?:many (?:days|weeks|hours|minutes)|much time|long)\b.*?\b(?:till|until|to|before) (.{2,80}?)(?: (?:starts|begins|is))?$/i.exec(
      said,
    )?.[1];
  if (found === undefined || /\b(?:take|last)s?\b/i.test(said)) return null;
  const focus = focusOf(known.calls);
  if (/^(?:then|it|that|this|that day)$/i.test(found))
    return focus === null ? null : call('list_events', { on: focus.start.date, about: focus.title });
  const phrase = readPhrase(found.replace(/^(?:the|my|our) /i, ''), readingNow(known.context));
  const about = cleanName(wordsOutside(phrase));
  return about === '' ? null : call('list_events', { about });
}

/** "Is my yoga on Tuesday or Wednesday?", "what time did I say for the vet?" */
function planWhenIs(said: string): Plan | null {
  const about =
    /^(?:and |so )*(?:is|are|was) (?:the |my |our )?(.{2,60}?) (?:on|at) .{1,40} or .{1,40}$/i.exec(
      said,
    )?.[1] ??
    /^(?:and |so )*what (?:time|day) did (?:i|we) say for (?:the |my |our )?(.{2,60})$/i.exec(said)?.[1];
  return about === undefined || /^(?:i|we|it|that|there)\b/i.test(about)
    ? null
    : call('list_events', { about });
}

/** "When's my next free afternoon?" */
function planNextFree(said: string, { context }: Known): Plan | null {
  const part =
    /^(?:and |so )*(?:when(?:'s| is| will be| do i have)?|what(?:'s| is)) (?:my |the |a )?(?:next|first) (?:free|open) (morning|afternoon|evening|day|slot|hour|time)\b/i
      .exec(said)?.[1]
      ?.toLowerCase();
  if (part === undefined) return null;
  const today = Temporal.Instant.from(context.now).toZonedDateTimeISO(context.timeZone).toPlainDate();
  const hours = { morning: ['08:00', '12:00'], afternoon: ['12:00', '18:00'], evening: ['18:00', '22:00'] }[
    part
  ];
  return call('find_time', {
    duration: hours ? 180 : 60,
    from: today.toString(),
    to: today.add({ days: 7 }).toString(),
    ...(hours && { after: hours[0], before: hours[1] }),
  });
}

/** "What have I got in December?: all of that month, from today on. */
function planMonth(said: string, { understand, context }: Known): Plan | null {
  const name = /\b(?:in|during|for) (?:the month of )?(\p{L}{3,9})$/iu.exec(said)?.[1]?.toLowerCase();
  const month = name === undefined ? undefined : months.get(name);
  if (month === undefined || understand(said, context).call?.tool !== 'list_events') return null;
  const today = Temporal.Instant.from(context.now).toZonedDateTimeISO(context.timeZone).toPlainDate();
  const first = today.with({ month, day: 1 }).add({ years: month < today.month ? 1 : 0 });
  const last = first.add({ months: 1 }).subtract({ days: 1 });
  const from = Temporal.PlainDate.compare(first, today) < 0 ? today : first;
  return call('list_events', { from: from.toString(), to: last.toString() });
}

/** "How long is that?, "which comes first?", "who am I seeing on Sunday?": the answer is in what is there. */
function planOfIt(said: string, known: Known): Plan | null {
  const focus = focusOf(known.calls);
  if (
    focus !== null &&
    /^(?:(?:and|so|can you tell me|could you tell me|tell me)[\s,]+)*how long (?:(?:is|does|will|was) (?:it|that)\b|(?:do |have |am |are |will )?(?:i|we) (?:have |got |be (?:with |there )?|there |with |booked )*(?:it|that|him|her|them|there|for|with)\b)/i.test(
      said,
    )
  )
    return call('list_events', { on: focus.start.date, about: focus.title });
  const isOrder =
    /^(?:and )?(?:which|what)(?: one)?(?:'s| is| comes) (?:the )?(?:first|last|earlier|later|earliest|latest)(?: one)?$/i.test(
      said,
    );
  if (focus !== null && isOrder) return call('list_events', { on: focus.start.date });
  if (!/^who(?:m)? (?:am i|are we) (?:seeing|meeting|with|having)\b/i.test(said)) return null;
  const on = dayIn(readPhrase(said, readingNow(known.context)));
  return on === null ? null : call('list_events', { on });
}
