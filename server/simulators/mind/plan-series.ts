/**
 * What repeats: how often ("make it every week"), and how much of it is meant ("from now on", "all of
 * the stand-ups", "just this one"). The tools read these words themselves; here they are only found.
 */
import { readRepeatWords } from '#shared/language/read-repeat-words.ts';
import type { Known, Plan, Recalled } from './known.ts';
import { call } from './known.ts';
import { isScopeChoice } from './plan-step.ts';
import type { ToldEvent } from './told-events.ts';
import { bareWords, whenSaid } from './when-said.ts';

/** "Every Friday", "weekly until June", "it should not repeat" about the event the talk is about. */
export function planRepeat(said: string, { context }: Known, focus: ToldEvent): Plan | null {
  const words = bareWords(said.replace(/,? (?:by the way|btw|from now on)$/i, '')).replace(
    /^(?:repeat|repeats|recurring|happens|should repeat)\s+/i,
    '',
  );
  const ends =
    /^(?:(?:please|no|actually|and)[\s,]+)*(?:(?:it|that|this) )?(?:(?:should|must|does|do)(?: not|n't) repeat|(?:stop|end) (?:repeating|the repetition)(?: (?:it|that))?|no longer repeats?|only (?:once|one time)|just (?:once|the once))(?: any ?more)?$/i;
  if (ends.test(said.trim())) return call('update_event', { event: focus.id, repeat: 'never' });
  if (focus.repeat !== undefined && wholeSeries.test(said.trim()))
    return call('remove_event', { event: focus.title, scope: 'all of them' });
  const once = onceOtherwise(said, context, focus);
  if (once !== null) return once;
  const until = endOf(said.trim(), context);
  if (until !== null && focus.repeat !== undefined)
    return call('update_event', {
      event: focus.id,
      scope: 'all of them',
      repeat: `${focus.repeat.replace(/;?(?:UNTIL|COUNT)=[^;]*/g, '')};${until}`,
    });
  if (
    !/^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days|every|each|weekly|daily|monthly|yearly|fortnightly|biweekly|on every|on (?:mon|tues|wednes|thurs|fri|satur|sun)days)\b/i.test(
      words,
    )
  )
    return null;
  const read = readRepeatWords(words, context);
  return read?.rule == null ? null : call('update_event', { event: focus.id, repeat: words });
}

/** "On the 4th do it at one instead, just that once": that one time of it. */
function onceOtherwise(said: string, context: Known['context'], focus: ToldEvent): Plan | null {
  const rest = said.replace(
    /[,;]? *\b(?:just|only) (?:(?:for )?(?:that|this) (?:once|one|time|day|week)|once|then)\b|\b(?:do|have|make|move|put|start|hold) (?:it|that)\b|\binstead\b/gi,
    ' ',
  );
  if (
    focus.repeat === undefined ||
    rest === said ||
    !/\b(?:do|have|make|move|put|start|hold) (?:it|that)\b/i.test(said)
  )
    return null;
  const when = whenSaid(rest.replace(/\s+/g, ' ').trim(), context);
  if (when?.date === undefined || when.time === undefined) return null;
  return call('move_event', {
    event: focus.title,
    on: when.date,
    to_time: when.time,
    scope: 'just this one',
  });
}

const wholeSeries =
  /^(?:(?:please|no|actually|and|can you)[\s,]+)*(?:cancel|delete|remove|drop|stop|end|scrap) (?:(?:the|that|this) )?(?:(?:whole|entire|full) (?:series|thing|lot)|series|all of (?:it|them)|every one of them)(?: please)?$/i;

/** "Stop it after the 18th", "it ends in June", "until Christmas", "only six times": the part of a rule. */
function endOf(said: string, context: Known['context']): string | null {
  const day =
    /^(?:(?:please|and|but|no|actually|it|that|this|should|must|will|only|just|let it|make it)[\s,]+)*(?:(?:stop|end|finish|run|go|last|repeat)s?(?: (?:it|that|this))?(?: repeating| on)? )?(?:after|on|until|till|up to|by|through) (.{2,40})$/i.exec(
      said,
    )?.[1];
  const times =
    /^(?:(?:please|and|but|no|actually|it|that|this|should|must|will|only|just|make it|repeat|happen)s?[\s,]+)*(?:for )?(.{1,40}? times|.{1,30}? weeks|.{1,30}? months)(?: (?:in total|only|then))?$/i.exec(
      said,
    )?.[1];
  const words = day === undefined ? times && `for ${times}` : `until ${day}`;
  const rule = words && readRepeatWords(`every day ${words}`, context)?.rule;
  return /(?:UNTIL|COUNT)=[^;]+/.exec(rule ?? '')?.[0] ?? null;
}

const scopeWords =
  /\b(?:from (?:now|then|here|there) on(?:wards)?|going forward|for good|all of them|every one of them|the whole series|just (?:this|that|the) one|only (?:this|that) (?:one|time)|just this (?:time|once)|(?:this|that) one and (?:all )?(?:after|following)(?: it)?)\b/i;

/** "Move the stand-up to 10 from now on": the wish without its scope, and the scope in their words. */
export function withoutScope(words: string): { words: string; scope: string } | null {
  const found = scopeWords.exec(words)?.[0];
  if (found !== undefined && found.length < words.trim().length - 3)
    return { words: tidy(words.replace(found, ' ')), scope: found };
  const all =
    /^((?:(?:please|can you|could you|and|oh|ok)[\s,]+)*(?:cancel|delete|remove|drop|move|shift|push|rename|change)\s+)(all|every(?: one| single one)?)(?: of)?((?: (?:the|my|our|these|those))? )(?!events|meetings|appointments|day|of\b)(\S.*)$/i.exec(
      words.trim(),
    );
  if (!all?.[1] || !all[2] || !all[4]) return null;
  const one = all[4].replace(/(\p{L}{3,}[^s\s])s(?=$|\s+(?:to|from|on|by|back|for)\b)/u, '$1');
  return { words: tidy(`${all[1]}${all[3] ?? ' '}${one}`), scope: 'all of them' };
}

const tidy = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/\s+([,.!?])/g, '$1')
    .trim();

const canBePart = new Set(['move_event', 'update_event', 'remove_event']);

/** The answer to "just this one, this one and all after it, or all of them?". */
export function planScope(said: string, last: Recalled): Plan | null {
  const { outcome } = last;
  if (outcome?.kind !== 'ambiguous' || !canBePart.has(last.tool)) return null;
  if (outcome.choices.length === 0 || !outcome.choices.every(isScopeChoice)) return null;
  const words = said.trim().replace(/[.!]+$/, '');
  if (words.split(/\s+/).length > 10) return null;
  const isScope =
    /\b(?:following|onwards?|after|later|future|from now|from then|rest|all|every|whole|series|each|just|only|single|this|that|once|first|second|third|last)\b/i;
  if (!isScope.test(words)) return null;
  const place = /\b(first|second|third|last)\b/i.exec(words)?.[1]?.toLowerCase();
  const at = place === undefined ? -1 : ['first', 'second', 'third'].indexOf(place);
  const value = place === undefined ? words : (outcome.choices.at(at)?.value ?? words);
  return call(last.tool, { ...last.arguments, scope: value });
}
