/**
 * Speech without what only fills it: "um", "like a", "could you be so kind and". What stands in quotes
 * is a name and stays.
 */
import { toEnglish } from '#shared/language/to-english.ts';

const fillers: readonly (readonly [RegExp, string])[] = [
  [/[’‘]/g, "'"],
  [/(^|[\s,])(?:u+h+m*|u+m+|erm?|hm+|äh+m*)(?:[\s,]+(?:um+|uh+))*[,.…]*(?=\s|$)/gi, '$1'],
  [/\b(add|put|schedule|need|have|got) (?:like|sort of|kind of)(?= (?:an?|the)\b)/gi, '$1'],
  [/,? (?:you know|i guess|i think),?(?= )/gi, ''],
  [/^(?:hi|hey|hello)(?: there| again| everyone)?\s*[,.!]+\s*(?=\S)/i, ''],
  [/\b(?:please )?be so (?:kind|nice|good)(?: and| as to| to)?(?: please)? /gi, ''],
  [
    /^(?:i was wondering if you could|would you mind|do you think you could|is it possible to|i'd like you to|i want you to) /i,
    '',
  ],
  // Who is asked, how nicely, and by which word something is put somewhere.
  [
    /^(?:(?:so|and|ok|okay|please|well|also)[\s,]+)*(?:would|is|wouldn't) it be possible (?:for you )?to /i,
    'please ',
  ],
  [
    /^(?:any chance|is there any (?:chance|way)) (?:of you |that |for )?(?:you (?:could|can)|we (?:could|can)|to) /i,
    'please ',
  ],
  [
    /^(?:i'd appreciate it|it would be (?:great|nice|good|lovely|helpful)|i'd be grateful) if you (?:could|would|can) /i,
    'please ',
  ],
  [
    /^(?:do me a favou?r and|be an? [a-z]+ and|go ahead and|feel free to|don't forget to|make sure (?:to|you)) /i,
    'please ',
  ],
  [/^(?:could|can|would|will) you (?:be an? [a-z]+ and|do me a favou?r and) /i, ''],
  [/^((?:could|can|would|will) you) (?:actually|really|just|please|quickly|kindly|maybe|also) /i, '$1 '],
  [
    /^((?:(?:could|can|would|will) you |please )*)(?:put|note|write|jot|remember|make a note|mark|keep in mind)(?: (?:it )?down)?(?: in (?:my|the) (?:calendar|diary))? that (?=\S)/i,
    '',
  ],
  [/^(?:(?:a|one) )?(?:new|another) (?:entry|event|appointment|item)\s*[:–—-]+\s*/i, 'add '],
  [
    /^((?:please |and |then |also |can you |could you |i need to |i want to )*)(?:squeeze|pencil|slot|fit|pop|stick|jot|pen|slip|chuck|book) (?:me )?(?:in|down) (?=(?:an?|the|my|some)\b)/i,
    '$1add ',
  ],
  [/^(?:you know what|tell you what|listen|look|right|oops|whoops|ah|oh)(?: then)?[\s,.…!-]+(?=\S+ \S)/i, ''],
  [
    /^(?:(?:it |that )?(?:doesn't|does not|don't) matter|i (?:don't|do not) (?:care|mind)|never ?mind (?:that|about that)|no (?:problem|worries|matter)|(?:it|that)(?:'s| is) (?:ok(?:ay)?|fine|all right|alright))[\s,.;!…-]+(?=\S)/i,
    '',
  ],
  [
    /\b(\d{1,2}(?::\d\d)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon)[- ]?ish\b/gi,
    '$1',
  ],
  [/\bthat ([a-z'-]+) (?:thing|business)\b/gi, 'the $1'],
  // "Postpone by a week": what the talk is about.
  [/^((?:please )?(?:move|push|postpone|shift|delay)) (?=(?:by|back|forward|to|until|till)\b)/i, '$1 it '],
  [/^when was (?=the|my|our)/i, 'when is '],
  [/(^(?:when|where|what|who)\b.*?),? again(?=[?.!]*$)/i, '$1'],
  [/(\S \S.*?)(?<!\b(?:till|until|by|since|from|before|and)),? then(?=[.!?]*$)/i, '$1'],
  [/^(?:(?:i'm|i am|we're|we are|i'll be|we'll be) )?having (?=\S+ )/i, ''],
  // "We're in Denmark from …": where somebody is, is what it is called.
  [
    /^(?:and |so )*(?:i'm|i am|i'll be|i will be|we're|we are|we'll be|we will be) (?:(?:going to be |staying |travelling |traveling )?(?:in|at|on|to|over in) (?:the |my |an? )?)(?=[\p{L}]{3,})(?!(?:my|the|a|time|it|that|this)\b)/iu,
    '',
  ],
  [
    /[?.,…]*\s+(?:let's )?say,? (?=(?:at |around |about )?(?:\d|noon|(?:half|quarter|ten|five|twenty) (?:past|to)|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)/gi,
    ' at ',
  ],
  [/^(?:ugh|phew|argh|hmpf|gosh|damn|sigh|ha+|yay|wow)[\s,.!…]+(?=\S)/i, ''],
  [/\s{2,}/g, ' '],
];

/** A request in the form of a question. */
const requests =
  /^(?:(?:hi|hey|hello|so|and|ok|okay|please|well|also|oh)[\s,!]+)*(?:(?:could|can|would|will) you(?! (?:tell|show|say|check|see|look|remember|find|always|do\b|also do|have|be able))|would it be|is it possible|any chance|(?:would|do) you mind|(?:do|would) you think)\b/i;

export function tidySpeech(words: string): string {
  // "Um drei" is an hour in German.
  if (toEnglish(words) !== null) return words.trim();
  const parts = words.split(/(["“][^"“”]*["”])/);
  const tidy = parts.map((part, index) =>
    index % 2 === 1 ? part : fillers.reduce((text, [filler, by]) => text.replace(filler, by), part),
  );
  const text = tidy
    .join('')
    .trim()
    .replace(requests.test(words) ? /\?$/ : /^$/, '');
  return text === '' ? words.trim() : text;
}
