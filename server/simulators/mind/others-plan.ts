/**
 * What somebody else has planned is told, not wished: "my brother's got an interview on Monday at 9".
 * It is asked whether it shall stand on this calendar; a yes adds it.
 */
import { readingNow } from '#shared/language/reading-now.ts';
import { readPhrase } from '#shared/language/utterance.ts';
import type { Known, Plan } from './known.ts';
import { say } from './known.ts';
import { remarks } from './plan-more.ts';

/** Grown-ups whose days are their own; whoever has children keeps their dates as well. */
const relation =
  'brother|sister|mum|mom|mother|dad|father|wife|husband|partner|girlfriend|boyfriend|fianc[ée]e?|boss|manager|colleague|co-?worker|friend|best friend|mate|neighbou?rs?|flatmate|roommate|uncle|aunt|auntie|cousin|nephew|niece|grandma|grandpa|gran|parents|in-laws|brother-in-law|sister-in-law|mother-in-law|father-in-law|ex|teacher|landlord|landlady|assistant';
const lead =
  /^(?:(?:oh|so|well|and|btw|by the way|guess what|apparently|i think|i heard(?: that)?)[\s,:]+)*/i;
const verb = String.raw`(?:'s| is| has|'re| are|'ve| have)? `;
const somebody = new RegExp(
  String.raw`^(?:(?:my|our|his|her|their|the (?=neighbou?rs?|boss|in-laws|landl|flatmates?)) ?(?:\w+ )?(?:${relation})|he|she|they)${verb}`,
  'i',
);
const byName = new RegExp(
  String.raw`^(?!(?:I|We|It|This|That|There|What|Who|Let|How|Where|When)\b)\p{Lu}\p{Ll}+${verb}`,
  'u',
);
/** What somebody groans about is not wished for. */
const sarcasm =
  /\bjust what (?:i|we) (?:always )?(?:wanted|needed)\b|\ball (?:i|we) needed\b|^oh (?:joy|great|wonderful)\b[,.!]* another\b/i;
const has =
  /^(?:got|(?:just |also )?(?:has|have|had|gets|needs|wants|plans|booked|flies|starts|goes|works|sits|takes|plays|moves|leaves|travels|performs)|having|getting|going|doing|flying|starting|leaving|seeing|taking|playing|moving|working|travell?ing|off to|(?:an?|the) )\b/i;
const includesMe =
  /\b(?:me|us|we|my (?:place|house|flat|office)|our (?:place|house|flat)|i|here|with me|visit\w*|pick(?:s|ing)? up|drop\w*|coming|comes|over)\b/i;

export function planOthers(words: string, known: Known): Plan | null {
  const said = words.trim().replaceAll('’', "'");
  if (isYes(said, known)) {
    const before = (known.said.at(-1) ?? '')
      .replace(remarks, '')
      .replace(/, (?:fingers|keep|wish|poor|lucky|so|and|isn't|bless)\b.*$/i, '');
    const call = known.understand(`add ${before}`, known.context).call;
    return call?.tool === 'add_event' ? { kind: 'call', calls: [call] } : null;
  }
  return isOfOthers(said, known) ? say('Is that something for your calendar? Shall I add it?') : null;
}

/** Somebody else has something then; nobody asked for anything. */
function isOfOthers(said: string, known: Known): boolean {
  const told = said.replace(lead, '');
  if (sarcasm.test(said) && known.understand(told, known.context).call?.tool === 'add_event') return true;
  const subject = somebody.exec(told)?.[0] ?? byName.exec(told)?.[0];
  if (subject === undefined || said.endsWith('?')) return false;
  const rest = told.slice(subject.length);
  const isTold = has.test(rest) || /(?: has| have|'ve) $/i.test(subject);
  if (!isTold || includesMe.test(rest.split(/[,;]/)[0] ?? '')) return false;
  // "Lunch has moved": a name in front of the calendar's own words is an event.
  const isName = !somebody.test(told);
  if (isName && !/'s got |(?:has|have) (?:an?|the|his|her) |(?:is|are|'s) having /i.test(told)) return false;
  if (
    /\b(?:got|been|was) (?:moved|postponed|cancelled|canceled|pushed|delayed)\b|\b(?:please|add|put|note|remind)\b/i.test(
      rest,
    )
  )
    return false;
  return readPhrase(rest, readingNow(known.context)).pieces.some(
    ({ kind }) => kind === 'day' || kind === 'clock',
  );
}

function isYes(said: string, known: Known): boolean {
  const last = known.said.at(-1);
  if (last === undefined || known.isGoingOn === true || !isOfOthers(last, known)) return false;
  return (
    known.understand(said, known.context).kind === 'yes' ||
    /^(?:(?:yes|yeah|yep|sure|ok(?:ay)?|please|go on|go ahead)[\s,]+)*(?:add|put|note|stick|pop) (?:it|that)(?: (?:in|down))?(?: please)?(?: so (?:that )?(?:i|we) .*)?[.!]*$/i.test(
      said,
    )
  );
}
