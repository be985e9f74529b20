/**
 * Wishes about events by name that need two of them, or what stands on one already: change places,
 * after another one, a guest more, a note, a place. What has to be known first is looked up.
 */
import { firstPiece } from '#shared/language/pieces.ts';
import { readOnlyLength } from '#shared/language/only-when.ts';
import { readingNow } from '#shared/language/reading-now.ts';
import { readPhrase } from '#shared/language/utterance.ts';
import type { Known, Plan } from './known.ts';
import { call } from './known.ts';
import { idIfPronoun, isPronoun, named } from './named-event.ts';
import type { Named } from './named-event.ts';
import { planOtherWords } from './plan-other-words.ts';
import type { ToldEvent } from './told-events.ts';
import { changesOf, focusOf, listedIn, listedLast } from './told-events.ts';

const lead =
  /^(?:(?:please|and|then|oh|ok|okay|no|actually|can you|could you|can we|could we|let's|i(?:'d| would) like to|i want to)[\s,]+)*/i;

export function planNamed(words: string, known: Known): Plan | null {
  const said = words
    .trim()
    .replace(/[.!?…]+$/, '')
    .replace(lead, '');
  return (
    planSwap(said, known) ??
    planBothGone(said, known) ??
    planLater(said, known) ??
    planBeside(said, known) ??
    planGuest(said, known) ??
    planNote(said, known) ??
    planPlaceOf(said, known) ??
    planOtherWords(said, known)
  );
}

/** "Swap lunch and gym", "switch the dentist with the haircut on Monday". */
function planSwap(said: string, known: Known): Plan | null {
  if (
    /^(?:swap|switch|exchange|flip)(?: around)? (?:those|these|them|both|the two|those two|these two|the two of them)(?: around| over)?$/i.test(
      said,
    )
  ) {
    const [first, second] = lastTwo(known);
    return first && second ? call('move_event', { event: first, swap_with: second }) : null;
  }
  const found =
    /^(?:swap|switch|exchange|trade)(?: around)? (.+?) (?:and|with|for) (.+?)(?: around| over)?$/i.exec(said);
  if (!found?.[1] || !found[2]) return null;
  const [one, other] = [named(found[1], known), named(found[2], known)];
  const on = one.on ?? other.on;
  if (one.event === '' || other.event === '') return null;
  // "Swap meet at ten, and …" is what something is called.
  const { pieces } = readPhrase(said, readingNow(known.context));
  if (pieces.some(({ kind }) => kind === 'clock')) return null;
  return call('move_event', {
    event: idIfPronoun(one.event, known),
    swap_with: idIfPronoun(other.event, known),
    ...(on === undefined ? {} : { on }),
  });
}

/** "Delete the dentist and the gym": two, unless one event is called so. */
function planBothGone(said: string, known: Known): Plan | null {
  const found =
    /^(?:delete|cancel|remove|drop|erase|scrap) (?:both )?(?:the |my )?(.{2,60}?) and (?:also )?(?:the |my )?(.{2,60})$/i.exec(
      said,
    );
  if (!found?.[1] || !found[2] || /,|\band\b/i.test(found[2])) return null;
  const { pieces } = readPhrase(said, readingNow(known.context));
  const names = [found[1], found[2]];
  if (pieces.length > 0 || names.some((name) => notOneName.test(name) || isPronoun(name))) return null;
  const whole: Named = { event: names.join(' and ') };
  const other = lookedUp(whole, known);
  if (other === null) return lookUp(whole, known);
  if (other !== 'none' && /\band\b|&|\+/i.test(other.title)) return null;
  return { kind: 'call', calls: names.map((event) => ({ tool: 'remove_event', arguments: { event } })) };
}

const notOneName =
  /\b(?:all|everything|both|events?|meetings?|appointments?|add|move|put|it|them|that|this|tell|remind|book|instead|its?|his|her|their|not?|one|ones)\b/i;

/** The two that were listed, or that were stored one after the other. */
function lastTwo({ calls }: Known): string[] {
  const listed = listedLast(calls).map(({ id }) => id);
  const stored = calls.flatMap(({ outcome }) => changesOf(outcome).map(({ event }) => event.id));
  const ids = listed.length === 2 ? listed : [...new Set(stored)].slice(-2);
  return ids.length === 2 ? ids : [];
}

/** "Can we do the dentist a week later?" */
function planLater(said: string, known: Known): Plan | null {
  const next = /^(?:move|push|shift|postpone|put) (.+?) to the (?:next|following) day$/i.exec(said)?.[1];
  if (next !== undefined)
    return call('move_event', {
      event: idIfPronoun(named(next, known).event, known),
      to_time: '1 day later',
    });
  const found =
    /^(?:(?:can|could|should) (?=\S+(?: \S+){0,4} (?:start|begin|be)\b)|do|have|make|start|begin)\s*(.+?) (?:(?:start|begin|be) )?((?:by )?(?:an?|half|\d+|one|two|three|four|five|ten|fifteen|twenty|thirty)\b.*?) (later|earlier)$/i.exec(
      said,
    );
  if (!found?.[1] || !found[2] || readOnlyLength(found[2].replace(/^by /i, '')) === null) return null;
  const one = named(found[1], known);
  if (one.event === '' || isPronoun(one.event)) return null;
  return call('move_event', { ...one, to_time: `${found[2].replace(/^by /i, '')} ${found[3] ?? 'later'}` });
}

/** "Move gym to after brunch": the other one is looked up, then it goes where that ends. */
function planBeside(said: string, known: Known): Plan | null {
  const found =
    /^(?:move|put|shift|push|reschedule|do|have|make) (.+?) (?:to )?(?:right |straight |directly )?(after|before) (?:the |my )?(.+)$/i.exec(
      said,
    );
  if (!found?.[1] || !found[3]) return null;
  const anchor = named(found[3], known);
  const time = firstPiece(readPhrase(`at ${found[3]}`, readingNow(known.context)).pieces, 'clock');
  if (time || anchor.event === '' || /^(?:work|school|that|noon|midnight)$/i.test(anchor.event)) return null;
  const other = lookedUp(anchor, known);
  if (other === null) return lookUp(anchor, known);
  if (other === 'none' || other.end.time === undefined || other.start.time === undefined) return null;
  const isAfter = found[2]?.toLowerCase() === 'after';
  const at = isAfter ? other.end : other.start;
  const event = idIfPronoun(named(found[1], known).event, known);
  return call('move_event', {
    event,
    to_date: at.date,
    // Ending when the other begins: its own length is not known here.
    ...(isAfter ? { to_time: at.time } : { to_time: `${before(other)}` }),
  });
}

/** An hour before, as long as most things take. */
function before({ start }: ToldEvent): string {
  return Temporal.PlainTime.from(start.time ?? '12:00')
    .subtract({ hours: 1 })
    .toString({ smallestUnit: 'minute' });
}

/** "Invite Ann to the standup": those who are noted already stay. */
function planGuest(said: string, known: Known): Plan | null {
  const found =
    /^invite (.+?) to (.+)$/i.exec(said) ??
    /^add ([\p{Lu}][\p{L}'’-]+(?: [\p{Lu}][\p{L}'’-]+)?|\S+@\S+) (?:as a guest )?to (?:the |my )?(.+)$/u.exec(
      said,
    );
  const guest = found?.[1] ?? /^(?:invite|also invite) (.+)$/i.exec(said)?.[1];
  if (guest === undefined) return null;
  const anchor = found?.[2] === undefined ? { event: 'it' } : named(found[2], known);
  if (/^(?:calendar|schedule|agenda|diary)?$/i.test(anchor.event)) return null;
  const focus = isPronoun(anchor.event) ? focusOf(known.calls) : lookedUp(anchor, known);
  if (focus === null) return isPronoun(anchor.event) ? null : lookUp(anchor, known);
  if (focus === 'none') return null;
  const guests = guest.split(/\s*,\s*|\s+and\s+/i).filter((one) => one !== '');
  return call('update_event', { event: focus.id, guests: [...focus.guests, ...guests] });
}

/** "Add a note to the standup: bring the numbers", "note for lunch: vegan". */
function planNote(said: string, known: Known): Plan | null {
  const title =
    /^(?:call|name|title) (?:the |my |our )(.{2,80}?) ["“](.{1,200}?)["”](?: from now on| instead| please)*$/i.exec(
      said,
    );
  if (title?.[1] && title[2]) return call('update_event', { ...named(title[1], known), title: title[2] });
  const into =
    /^(?:add|put|write|note) ["“]?(.{1,500}?)["”]? (?:to|in|on|into|under) (?:the |my )?(.{2,100}?)(?:'s)? notes$/is.exec(
      said,
    );
  if (into?.[1] && into[2] && !/^(?:the|my|its|event)$/i.test(into[2]))
    return call('update_event', { ...named(into[2], known), notes: into[1] });
  const found =
    /^(?:(?:add|put|write|attach) )?(?:an? |the )?notes? (?:to|for|on|in) (.{1,200}?)\s*(?::|,? saying|,? that says)\s*(.{1,2000})$/is.exec(
      said,
    );
  if (!found?.[1] || !found[2]) return null;
  const one = named(found[1], known);
  if (one.event === '') return null;
  return call('update_event', {
    ...one,
    event: idIfPronoun(one.event, known),
    notes: found[2].replace(/^["“]|["”]$/g, ''),
  });
}

/** "The standup on Monday is in room 4". */
function planPlaceOf(said: string, known: Known): Plan | null {
  const found =
    /^(?:the|my|our) (.{2,100}?) (?:is|will be|takes place|happens) (?:now )?(?:in|at) (.{2,100})$/i.exec(
      said,
    );
  if (!found?.[1] || !found[2]) return null;
  const { pieces } = readPhrase(`at ${found[2]}`, readingNow(known.context));
  if (pieces.length > 0 || firstPiece(readPhrase(found[1], readingNow(known.context)).pieces, 'clock'))
    return null;
  const one = named(found[1], known);
  return one.event === '' ? null : call('update_event', { ...one, place: found[2] });
}

function lookUp({ event, on }: Named, { context }: Known): Plan {
  const from = Temporal.Instant.from(context.now).toZonedDateTimeISO(context.timeZone).toPlainDate();
  const days = on === undefined ? { from: from.toString(), to: from.add({ days: 31 }).toString() } : { on };
  return { ...(call('list_events', { ...days, about: event }) as Plan & { kind: 'call' }), isLookup: true };
}

/** Null before it was looked up; what was found first then. */
function lookedUp({ event }: Named, { calls }: Known): ToldEvent | 'none' | null {
  const last = calls.at(-1);
  if (last?.tool !== 'list_events' || last.arguments['about'] !== event) return null;
  return listedIn(last.outcome)[0] ?? 'none';
}
