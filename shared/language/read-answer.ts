/**
 * Is this a yes? The answer to a question the agent asked before it does something that needs the
 * person's consent. Strict on purpose: a changed wish, a condition, a quotation or half a sentence
 * is `unclear`, and then it is asked again. English, with the German and Spanish a person falls
 * into. Code reads this, never a model (docs/decisions/026).
 */
import { spokenNumbers } from './spoken-numbers.ts';

export type Answer = 'yes' | 'no' | 'unclear';

/** Said as one: what follows a yes without taking anything from it, and refusals of two words. */
const idioms: readonly (readonly [RegExp, string])[] = [
  [/[👍👌✅]\u{fe0f}?/gu, ' yes '],
  [/[👎❌🚫]\u{fe0f}?/gu, ' no '],
  [/\bwhy (?:the \w+ )?not\b/g, ' yes '],
  [
    /\b(?:no|not a|kein|sin|ningun) (?:problem|problema|worries|issue|objections?|doubt)\b|\bkeine einwande\b/g,
    ' fine ',
  ],
  [
    /\b(?:i )?(?:don't|do not|wouldn't) mind(?: (?:it|that|if you do))?\b|\bi have no objections?\b/g,
    ' fine ',
  ],
  [
    /\b(?:it |that )?(?:doesn't|doesnt|does not|don't|do not) matter(?: to me)?\b|\bi (?:don't|do not) care\b/g,
    ' fine ',
  ],
  [
    /\b(?:don't|dont|do not|never) (?:you )?(?:dare|do|book|add|move|cancel|send|go|schedule)(?: (?:it|that|this|so|ahead))?\b/g,
    ' no ',
  ],
  [
    /\b(?:sounds?|looks?|that's|thats|is|it's) (?:good|great|fine|right|correct|perfect|ok|okay|perfectly fine)(?: to me| with me| by me)?\b/g,
    ' yes ',
  ],
  [
    /\b(?:that|it) (?:works|is (?:fine|ok|okay|right|correct|good))(?: (?:for|with) me)?\b|\bworks for me\b/g,
    ' yes ',
  ],
  [
    /\b(?:go (?:right )?ahead|go for it|please do|of course|by all means|you bet|be my guest|all right|do (?:it|that|so)|let's do (?:it|that|this)|i do|i (?:am|'m) sure|i agree|i confirm|i said (?:yes|so)|i'd (?:love|like) (?:to|that|it)|yes it is)\b/g,
    ' yes ',
  ],
  [
    /\b(?:put|stick|pop|pencil|squeeze|leave) (?:it|that|them) (?:in |on |down |there |in there )?(?=(?:anyways?|regardless|nevertheless)\b)/g,
    ' yes ',
  ],
  [/\b(?:uh huh|mm ?hmm?|mhm|aha)\b/g, ' yes '],
  [
    /\b(?:mach (?:das|es|mal|ruhig)?|auf jeden fall|in ordnung|geht klar|passt(?: so)?|gerne?|na klar|aber ja|ja doch|einverstanden|jawohl|stimmt)\b/g,
    ' yes ',
  ],
  [
    /\b(?:de acuerdo|por supuesto|por favor si|claro que si|esta bien|hazlo|adelante|como no|desde luego|me parece bien|asi es)\b/g,
    ' yes ',
  ],
  [
    /\b(?:forget (?:it|that|about it)|never ?mind|leave (?:it|that|them)(?: (?:alone|there|as it is))?|not (?:now|yet|really|at all|today|that|this|anymore)|no way|rather not|better not|i (?:don't|do not) (?:think so|want (?:it|that|to|this)|know about that)|changed my mind|i said no|absolutely not|of no|hold off|uh uh|nuh uh|no thanks?)\b/g,
    ' no ',
  ],
  [
    /\b(?:lieber nicht|auf keinen fall|besser nicht|lass (?:es|das|mal)(?: (?:sein|bleiben))?|bloss nicht|noch nicht|doch nicht)\b/g,
    ' no ',
  ],
  [/\b(?:mejor no|para nada|de ninguna manera|todavia no|ahora no|dejalo|olvidalo|ni hablar)\b/g, ' no '],
];

const yesWords = new Set(
  'yes yeah yep yup ya yea yah aye sure ok okay k okey correct exactly absolutely definitely certainly confirm confirmed agreed right perfect alright affirmative totally surely y anyway anyways regardless nevertheless ja jo jep doch klar naturlich sicher genau bestatigt trotzdem si claro vale dale confirmo exacto correcto igualmente'.split(
    ' ',
  ),
);
const noWords = new Set(
  "no nope nah nay not don't dont never stop abort neither nein nee ne nö nicht nie niemals kein keine keinen stopp nunca tampoco jamas nada cancela n".split(
    ' ',
  ),
);
/** Words that say nothing for or against. */
const fillers = new Set(
  "please thanks thank you thankyou then now just so well um uh erm hmm hm oh ah and the a it that this these them one fine great good lovely cool super nice wonderful awesome brilliant i i'd i'm i'll for me to us be is it's that's thats there with in at of on my really very much still would love like want you're welcome bitte danke gut schon das es so mal dann und jetzt den die der ein por favor gracias bien bueno pues eso lo la el y ya he both all same too sir maam mate again".split(
    ' ',
  ),
);
/** What an answer may call the deed when the question was not handed over. */
const deeds = new Set(
  'add book schedule confirm make put keep send create overlap double doublebook eintragen buchen hinzufugen anadelo reservalo'.split(
    ' ',
  ),
);
/** Said of anything that was asked. */
const always = new Set('do confirm proceed continue overlap double doublebook'.split(' '));
/** These take back or narrow what was said before them. */
const hedges =
  /\b(?:but|if|unless|except|only|instead|actually|wait|rather|maybe|perhaps|possibly|until|later|before|hold on|what|which|when|who|where|how|aber|wenn|statt|stattdessen|warte|moment|vielleicht|nur|erst|sondern|pero|espera|quiza|quizas|talvez|solo|sino|cuando|said|says|say|told|hate|never said)\b/;

/**
 * `asked` is the question in our own words; an answer may repeat words of it ("yes, the three
 * o'clock one"), and any other detail makes it unclear. Never throws.
 */
export function readAnswer(words: string, asked = ''): Answer {
  const said = plain(words.slice(0, 400));
  const isQuestion = /\?\s*$/.test(words) && !/\bwhy not\b/.test(said);
  const told = idioms.reduce((text, [idiom, meaning]) => text.replace(idiom, meaning), said);
  const tokens = told.split(/[^\p{L}\p{N}'&+@]+/u).filter((token) => token !== '');
  const signs = tokens.flatMap((token) => (yesWords.has(token) ? ['yes'] : noWords.has(token) ? ['no'] : []));
  if (signs.includes('no')) return isNo(signs, tokens) && !isQuestion ? 'no' : 'unclear';
  if (isQuestion || hedges.test(told)) return 'unclear';
  const known = wordsOf(asked);
  const open = tokens.filter((token) => !yesWords.has(token) && !fillers.has(token));
  const isAllKnown = open.every((token) =>
    asked === '' ? deeds.has(token) : always.has(token) || isKnown(token, known),
  );
  const isSaid = signs.includes('yes') || isDeed(tokens, asked === '' ? deeds : known);
  return isSaid && isAllKnown ? 'yes' : 'unclear';
}

/** A yes that comes before the no is taken back by it; one that comes after it is not understood. */
function isNo(signs: readonly string[], tokens: readonly string[]): boolean {
  if (signs.at(-1) !== 'no') return false;
  const first = signs.indexOf('no');
  if (signs.slice(first).includes('yes')) return false;
  // "I never said no", "not a no": two of them may cancel out.
  return !(
    signs.filter((sign) => sign === 'no').length > 1 && tokens.some((token) => /^(?:never|not)$/.test(token))
  );
}

/** "Book it", "add it": the deed itself, with nothing but small words around. */
function isDeed(tokens: readonly string[], known: ReadonlySet<string>): boolean {
  return (
    tokens.length <= 5 &&
    deeds.has(tokens.find((token) => !fillers.has(token)) ?? '') &&
    tokens.some((token) => deeds.has(token) && (known.has(token) || always.has(token)))
  );
}

function isKnown(token: string, known: ReadonlySet<string>): boolean {
  return known.has(token) || known.has(spokenNumbers.get(token) ?? token);
}

/** Words and numbers of a text, each number also as a bare hour. */
function wordsOf(text: string): Set<string> {
  const found = plain(text).split(/[^\p{L}\p{N}'&+@]+/u);
  return new Set(
    found.flatMap((word) => [word, spokenNumbers.get(word) ?? word, `${word}'s`, "o'clock", 'oclock']),
  );
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replaceAll(/[’‘`]/g, "'")
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/\buh[- ]huh\b/g, 'uh huh')
    .replace(/\buh[- ]uh\b/g, 'uh uh')
    .replace(/\bmm[- ]hmm\b/g, 'mm hmm')
    .replace(/\bdouble[- ]book\b/g, 'doublebook');
}
