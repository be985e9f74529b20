/**
 * "The choir is off?", "ballet was moved to 6pm?", "is the train still there?": how something stands is
 * asked, though it is worded as it would be told. Told, it is carried out; asked, it is looked up. And
 * what is told beside an open question is no answer to it.
 */
import { readingNow } from '#shared/language/reading-now.ts';
import { readPhrase, wordsOutside } from '#shared/language/utterance.ts';
import type { Known, Plan } from './known.ts';
import { call } from './known.ts';
import { isPronoun, named } from './named-event.ts';
import type { Understood } from './understand.ts';
import { bareWords } from './when-said.ts';

const lead = String.raw`^(?:(?:and|so|but|oh|wait|hang on|hm+|what|sorry|really|then)[\s,]+)*`;
const state = String.raw`(?:(?:now|still|already|really|also|just|all) )*(?:been |being |getting )?(?:(?:now|still|already|really|just) )*(?:cancell?ed|called off|off|(?:not|no longer) (?:happening|on|there|taking place)|scrapped|gone|deleted|removed|moved|postponed|rescheduled|pushed|shifted|delayed|brought forward|on|there|happening|taking place|in there|in|(?:on|in) (?:my|the|our) (?:calendar|schedule|diary|agenda))(?: (?:back|now|again|already|then|after all|still|there))*`;
const whenTo = String.raw`(?: (?:to|until|till|from|by) .{1,40})?`;
const name = String.raw`(?:the |my |our |that )?([^,;:]{2,60}?)`;
const told = new RegExp(
  String.raw`${lead}${name}(?:'s| is| are| was| were| has| have| got|'ve) ${state}${whenTo}$`,
  'i',
);
const inverted = new RegExp(
  String.raw`${lead}(?:is|are|was|were|has|have|did) ${name} ${state}${whenTo}$`,
  'i',
);
const byThem = new RegExp(
  String.raw`${lead}(?:we|i|they|he|she|you)(?:'ve| have|'s| has)? (?:already |just )?(?:cancell?ed|deleted|removed|moved|pushed|shifted|postponed|rescheduled) ${name}${whenTo}$`,
  'i',
);
const noName =
  /^(?:i|we|he|she|they|you|there|this|what|who|which|when|where|why|how|anything|something|nothing|everything|all|any|some|(?:any|some|all|no|there|anything|something|nothing|everything|i|we|you)\b.*|what\b.*|how\b.*|who\b.*|which\b.*|when\b.*|(?:can|could|will|would|shall|should|may)\b.*)$/i;

export function planState(words: string, known: Known): Plan | null {
  const said = words.trim().replaceAll('’', "'");
  if (!said.endsWith('?')) return null;
  const asked = said.replace(/[?!.\s]+$/, '');
  const found = (inverted.exec(asked) ?? told.exec(asked) ?? byThem.exec(asked))?.[1];
  if (found === undefined || noName.test(found)) return null;
  const one = named(found, known);
  if (one.event === '' || isPronoun(one.event)) return null;
  return call('list_events', { about: one.event, ...(one.on === undefined ? {} : { on: one.on }) });
}

/** "I agreed with Paul that we meet on Tuesday at 3", after a clash: its day and hour are not those asked for. */
export function isNews(words: string, { kind }: Understood, { calls, context }: Known): boolean {
  if (calls.at(-1)?.outcome?.kind !== 'conflict' || kind !== 'unknown') return false;
  const rest = wordsOutside(readPhrase(bareWords(words), readingNow(context)));
  return rest.split(/[^\p{L}\p{N}']+/u).filter((word) => word !== '').length > 5;
}
