/** Which one: "the one with Bo", "the Monday one", "the later one", "both", "I mean the haircut". */
import { firstPiece } from '#shared/language/pieces.ts';
import { readOnlyLength } from '#shared/language/only-when.ts';
import { dateOf } from '#shared/schedule/day-number.ts';
import { readClockWords } from '#shared/language/read-words.ts';
import { readingNow } from '#shared/language/reading-now.ts';
import { cleanName, readPhrase, wordsOutside } from '#shared/language/utterance.ts';
import type { Choice } from '#shared/outcome.ts';
import type { Known, Plan, Recalled, ToolCall } from './known.ts';
import { planScope } from './plan-series.ts';
import { withChoice } from './plan-step.ts';
import { toTold } from './told-events.ts';
import type { ToldEvent } from './told-events.ts';
import { bareWords } from './when-said.ts';

export function planChoice(words: string, last: Recalled, known: Known): Plan | null {
  const { outcome } = last;
  if (outcome?.kind === 'not-found') return planOtherName(words, last, known);
  const shifted = planShiftOf(words, last);
  if (shifted) return shifted;
  const beside = planBesideClash(words, last);
  if (beside) return beside;
  const scope = planScope(words, last);
  if (scope) return scope;
  if (outcome?.kind !== 'ambiguous' || outcome.choices.length === 0) return null;
  // A bare no picks nothing, though “Nov” begins with it.
  if (known.understand(words, known.context).kind === 'no') return null;
  const { choices } = outcome;
  if (
    /^(?:(?:please|cancel|remove|delete|take)\s+)*(?:both|all)(?: of (?:them|those))?(?: please)?[.!]*$/i.test(
      words.trim(),
    )
  )
    return { kind: 'call', calls: choices.map((choice) => withChoice(last, choice)) };
  const chosen = pick(words, choices, known);
  return chosen === null ? null : { kind: 'call', calls: [withChoice(last, chosen)] };
}

function pick(words: string, choices: readonly Choice[], { context }: Known): Choice | null {
  const said = bareWords(words)
    .replace(/[.!?]+$/, '')
    .replace(/^(?:i mean |the )+/i, '')
    .replace(/(?<=\S )ones?$|^ones? (?=with|at|on|in)/i, '')
    .trim();
  if (/^(?:later|latter|last|second|newer)(?: one)?$/i.test(said)) return choices.at(-1) ?? null;
  if (/^(?:earlier|former|first|next|sooner)(?: one)?$/i.test(said)) return choices[0] ?? null;
  const phrase = readPhrase(said, readingNow(context));
  const day = firstPiece(phrase.pieces, 'day')?.day;
  const date = day === undefined || day.problem ? null : dateOf(day.from);
  const clock = readClockWords(said, context);
  const names = cleanName(wordsOutside(phrase))
    .toLowerCase()
    .split(/[^\p{L}\p{N}@.-]+/u)
    .filter(
      (word) =>
        word !== '' &&
        !/^(?:the|one|with|at|on|in|my|that|this|please|event|meeting|s|i|mean|it)$/.test(word),
    );
  if (date === null && clock.kind === 'none' && names.length === 0) return null;
  const fits = choices.filter((choice) => {
    const event = toTold(choice.event);
    const label = choice.label.toLowerCase();
    return (
      (date === null || event === null || event.start.date === date) &&
      (clock.kind !== 'time' || event === null || event.start.time === clock.time) &&
      names.every((name) => label.includes(name))
    );
  });
  return fits.length === 1 ? (fits[0] ?? null) : null;
}

/** "An hour later, the same day", asked where to. */
function planShiftOf(words: string, last: Recalled): Plan | null {
  if (last.outcome?.kind !== 'needs' || last.tool !== 'move_event') return null;
  const said = bareWords(words).replace(
    /^(?:on )?(?:the )?same day[\s,]+|[\s,]+(?:on )?(?:the )?same day$/i,
    '',
  );
  const found = /^(.+?) (earlier|later|sooner)$/i.exec(said);
  if (!found?.[1] || readOnlyLength(found[1]) === null) return null;
  const way = /^later$/i.test(found[2] ?? '') ? 'later' : 'earlier';
  return {
    kind: 'call',
    calls: [
      {
        tool: last.tool,
        arguments: { ...last.arguments, to_time: `${found[1].replace(/^by /i, '')} ${way}` },
      },
    ],
  };
}

/** "Then right after it", of what is in the way: when that is over. Before it: as long as it takes. */
function planBesideClash(words: string, last: Recalled): Plan | null {
  const { outcome } = last;
  const found =
    /^(?:(?:ok|okay|no|then|and|so|well|fine|yes|put it|do it|make it|move it|add it|let's do(?: it)?|right|straight|directly|just|what about|how about)[\s,.]+)*(after|before)(?:wards?|hand)?(?: (?:it|that|this|that one|them|the \S+(?: \S+)?))?(?: then| please| instead)*[.!?]*$/i.exec(
      words.trim(),
    )?.[1];
  if (outcome?.kind !== 'conflict' || found === undefined) return null;
  const there = outcome.with.flatMap((event) => toTold(event) ?? []);
  const [first, end] = [there[0], there.at(-1)];
  if (!first || !end) return null;
  const at = found.toLowerCase() === 'after' ? end.end : startingBefore(first, last);
  if (at.time === undefined) return null;
  const { end_time: _old, end_date: _day, ...rest } = last.arguments;
  const moved = { to_date: at.date, to_time: at.time };
  const added = { date: at.date, start_time: at.time };
  return {
    kind: 'call',
    calls: [{ tool: last.tool, arguments: { ...rest, ...(last.tool === 'move_event' ? moved : added) } }],
  };
}

function startingBefore({ start }: ToldEvent, { arguments: args }: Recalled): ToldEvent['start'] {
  const minutes = typeof args['duration'] === 'number' ? args['duration'] : 60;
  if (start.time === undefined) return start;
  const at = Temporal.PlainDateTime.from(`${start.date}T${start.time}`).subtract({ minutes });
  return { date: at.toPlainDate().toString(), time: at.toPlainTime().toString({ smallestUnit: 'minute' }) };
}

/** After "There is no “barber”: the same wish for what is meant. */
function planOtherName(words: string, last: Recalled, known: Known): Plan | null {
  const found =
    /^(?:(?:no|oh|sorry|actually|well|ok)[\s,]+)*(?:i meant? |it's (?:called )?|it is (?:called )?|the |my )+(.{2,100}?)[.!]*$/i.exec(
      words.trim(),
    );
  const field = ['event', 'about', 'appointment'].find((name) => typeof last.arguments[name] === 'string');
  if (!found?.[1] || field === undefined) return null;
  const phrase = readPhrase(found[1], readingNow(known.context));
  const name = cleanName(wordsOutside(phrase));
  if (name === '') return null;
  const again: ToolCall = { tool: last.tool, arguments: { ...last.arguments, [field]: name } };
  return { kind: 'call', calls: [again] };
}
