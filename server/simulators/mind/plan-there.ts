/** An event told in two halves: the time first and then what it is, or the other way round. */
import { readOnlyLength } from '#shared/language/only-when.ts';
import type { Known, Plan } from './known.ts';
import { call } from './known.ts';
import { isPronoun, named } from './named-event.ts';
import { tidySpeech } from './tidy-speech.ts';
import { focusOf } from './told-events.ts';
import type { Understood } from './understand.ts';

/** "Great, put the osteopath there", of the time that was asked about and is free. */
export function planThere(words: string, known: Known): Plan | null {
  const last = known.calls.at(-1);
  const rest = words.replace(
    /[\s,]*\b(?:there|then|in (?:that|the) (?:slot|gap|time)|at that time|(?:on|for) (?:it|that))(?: please)?[.!]*$/i,
    '',
  );
  const { on, at } = last?.arguments ?? {};
  if (rest === words || last?.tool !== 'list_events' || typeof on !== 'string' || typeof at !== 'string')
    return null;
  const title = rest.replace(
    /^(?:(?:great|good|ok|okay|cool|perfect|nice|then|and|so|please|yes|fine|well|can you|could you)[\s,.!]+)*(?:put|add|book|schedule|pencil|stick|pop|plan|block)(?: in)? /i,
    'add ',
  );
  const wish = known.understand(title, known.context).call;
  if (wish?.tool !== 'add_event' || wish.arguments['start_time'] !== undefined) return null;
  return call('add_event', { ...wish.arguments, date: on, start_time: at });
}

/** "Block the next two hours": from now on, in steps of five minutes. */
export function planFromNow(words: string, { context }: Known): Plan | null {
  const found =
    /^(?:(?:please|and|ok|can you|could you|i need to|let's)[\s,]+)*(?:block|reserve|keep|book|hold|save|give me|i need|mark) (?:out |off )?(?:me )?(?:the next|the coming) (.{1,30}?(?:hours?|minutes?|mins?))(?: (?:for|to) (.{2,60}?))?(?:[,.] .*)?$/i.exec(
      words.trim().replace(/[.!]+$/, ''),
    );
  const minutes =
    found?.[1] === undefined
      ? null
      : readOnlyLength(
          /^(?:an?|\d|half|one|two|three|four|five|six|ten|fifteen|twenty|thirty)/i.test(found[1])
            ? found[1]
            : `one ${found[1]}`,
        );
  if (!found || minutes === null) return null;
  const now = Temporal.Instant.from(context.now).toZonedDateTimeISO(context.timeZone);
  const late = (5 - (now.minute % 5)) % 5;
  const start = now.add({ minutes: late }).with({ second: 0, millisecond: 0 });
  const about = /^(?:me|myself|us)$/i.test(found[2] ?? 'me') ? 'Busy' : (found[2] ?? '');
  return call('add_event', {
    title: about.charAt(0).toUpperCase() + about.slice(1),
    date: start.toPlainDate().toString(),
    start_time: start.toPlainTime().toString({ smallestUnit: 'minute' }),
    duration: minutes,
  });
}

/** "Move it to five", "which one?", "the gym": the wish with its name. */
export function planWhich(words: string, { kind, bare }: Understood, known: Known): Plan | null {
  const before = known.said.at(-1);
  const isName = kind === 'unknown' && Object.keys(bare ?? {}).length === 0 && words.split(/\s+/).length <= 5;
  if (before === undefined || known.isGoingOn === true || !isName || words.trim().endsWith('?')) return null;
  const { call: wish } = known.understand(tidySpeech(before), known.context);
  const name = wish?.arguments['event'];
  if (!wish || typeof name !== 'string' || !isPronoun(name) || focusOf(known.calls) !== null) return null;
  const { event } = named(words.replace(/[.!]+$/, ''), known);
  return event === '' ? null : call(wish.tool, { ...wish.arguments, event });
}

/** The name of what was asked for without one, once it was asked for. */
export function planNameless(
  words: string,
  { kind, bare, call: wish }: Understood,
  known: Known,
): Plan | null {
  const before = known.said.at(-1);
  if (before === undefined || known.isGoingOn === true || kind === 'no' || kind === 'yes') return null;
  const asked = known.understand(tidySpeech(before), known.context).call;
  const isNameless = asked?.tool === 'add_event' && asked.arguments['title'] === undefined;
  const isAsked = asked?.arguments['date'] !== undefined || asked?.arguments['start_time'] !== undefined;
  const title = words
    .trim()
    .replace(/[.!]+$/, '')
    .replace(/^(?:it's|it is|call it|oh,?|a|an|the) /i, '');
  if (!isNameless || !isAsked || wish !== null || Object.keys(bare ?? {}).length > 0) return null;
  if (title === '' || title.endsWith('?') || title.split(/\s+/).length > 6) return null;
  return call('add_event', { ...asked.arguments, title: title.charAt(0).toUpperCase() + title.slice(1) });
}
