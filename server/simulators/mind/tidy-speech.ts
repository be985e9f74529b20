/**
 * Speech without what only fills it: "um", "like a", "could you be so kind and". What stands in quotes
 * is a name and stays.
 */
import { readZone } from '#shared/language/read-zone.ts';
import { toEnglish } from '#shared/language/to-english.ts';
import { readTokens } from '#shared/language/tokens.ts';

const fillers: readonly (readonly [RegExp, string])[] = [
  [/[’‘]/g, "'"],
  // Cells of a table.
  [/ *\| */g, ', '],
  // As it is typed.
  [/\b(?:pls|plz|pleas)\b/gi, 'please'],
  [/\bw\/ ?(?=\S)/gi, 'with '],
  [/\b(?:thx|tnx|ty)\b/gi, 'thanks'],
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
    /^((?:(?:could|can|would|will) you |please )*)(?:(?:put|write|jot|note|mark) (?:it )?down|note|mark|remember|make a note|keep in mind)(?: in (?:my|the) (?:calendar|diary))? that (?=\S)/i,
    '',
  ],
  [/^(?:(?:a|one) )?(?:new|another) (?:entry|event|appointment|item)\s*[:–—-]+\s*/i, 'add '],
  [
    /^((?:please |and |then |also |can you |could you |i need to |i want to )*)(?:squeeze|pencil|slot|fit|pop|stick|jot|pen|slip|chuck|book) (?:me )?(?:in|down) (?=(?:an?|the|my|some)\b)/i,
    '$1add ',
  ],
  [
    /^(?:anyway|anyhow|honestly|seriously|nah|alright|fine|great|btw|by the way|quick one|oh dear|oh no)[\s,.!…:-]+(?=\S+ \S)/i,
    '',
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
    /[?.,…]*\s+(?:let's )?say,? (?!\S+ (?:and a half )?(?:minutes?|mins?|hours?|days?|weeks?)\b)(?=(?:at |around |about )?(?:\d|noon|(?:half|quarter|ten|five|twenty) (?:past|to)|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)/gi,
    ' at ',
  ],
  // "Get the locksmith in for Monday": put between the verb and its small word.
  [
    /^((?:please |and |then |also |can we |i need to )*)(?:get|put|have|squeeze|pencil|pop|slot|fit|stick|book|bring|pen) ((?:an?|the|my|our|some|another) [^,.]{2,60}?) in (?=(?:for|on|at|tomorrow|today|this|next|every)\b)/i,
    '$1add $2 ',
  ],
  [
    /^((?:please |and |can you |could you )*)(?:push|move|postpone|shift|delay|bump) (it|that|this) (?=(?:an?|one|two|three|half an?|\d+) (?:week|day|hour|minute|min)s?[.!]*$)/i,
    '$1push $2 by ',
  ],
  [/\b(fit|squeeze|get|slot|pop) in (?=(?:an?|half|\d+|one|two|three|four) )/gi, '$1 '],
  [/^ad (?=\S+ \S)/i, 'add '],
  [/^(?:and |so |oh,? )*(?:i|we) (?:should|must|have to|need to|ought to) also (?=\S+ \S)/i, 'add '],
  [
    /^(?:please |and |also )*(?:make sure|see that|ensure) (?:that )?(?:i'm|i am|i get|i'll be|i will be) (?:reminded|a reminder|notified)\b/i,
    'remind me',
  ],
  [
    /^(?:and )?(?:i'd|i would|we'd|we would) (?:rather|sooner|prefer to) (?:have|do|put|keep|go to) (?=(?:it|that|the|my|this)\b)/i,
    'move ',
  ],
  // "Every Sunday evening at 7": the part of the day goes with the hour.
  [
    /\b((?:every|each) (?:\w+ )?(?:\w+day|day|week)|\w+days) (morning|afternoon|evening)s? at (\d{1,2}(?::\d\d)?|[a-z]+)(?! ?[ap]\.?m)\b/gi,
    '$1 at $3 in the $2',
  ],
  [
    /\b(every|each) (morning|afternoon|evening) at (\d{1,2}(?::\d\d)?|[a-z]+)(?! ?[ap]\.?m)\b/gi,
    '$1 day at $3 in the $2',
  ],
  [/\bto ((?:an?|one|two|three|four|\d+|half an?) (?:minute|hour|day|week)s?) later\b/gi, 'by $1'],
  [/\bto (?=(?:an?|one|two|three|four|\d+|half an?) (?:minute|hour|day|week)s? earlier\b)/gi, ''],
  [/^(move .*?) instead (?=(?:on|at|to|from)\b)/i, '$1 '],
  [
    /^(?:(?:no|so|and|actually)[\s,]+)*(?:we're|we are|i'm|i am) (?:doing|having) (?=.*\binstead\b)/i,
    'move ',
  ],
  [/^(what) (?:else )?do i (?:need|have|got) to do\b/i, '$1 do i have'],
  [/(?<=\S) (?:any ?more|any longer)(?=[.!]*$)/i, ''],
  [/^(?:and |so )*got (?=(?:an?|my|the|another)\b)/i, ''],
  [
    /,? (?:and )?(?:it |that |this |which )?(?:should|will|might|'ll|would|may) (?:take|last|be|need)(?: about| around| roughly)? (?=(?:an?|half|one|two|three|four|\d+)\b.*(?:hour|min))/gi,
    ', ',
  ],
  [
    /\b(?:every|each) (first|second|third|fourth|last) ((?:mon|tues|wednes|thurs|fri|satur|sun)day) (?:of|in) (?:the|a|every|each) month\b/gi,
    'the $1 $2 of every month',
  ],
  [
    /^(?:(?:a few|some|several|two|three|four|five|\d) (?:things|events|appointments|entries|items|dates)(?: for| on)?) (?=(?:today|tomorrow|\w+day)\b)/i,
    '',
  ],
  [
    /(?<=\b(?:cancell?ed|off|not happening)), ?(?:so |and )?(?:please |can you |could you |you can )*(?:take|delete|remove|cancel) (?:it|that)(?: off| out)?(?: please)?\??$/i,
    '',
  ],
  [
    / a (?:bit|little) (?:longer|shorter), (?:say |maybe )?(?=(?:\d|an?|half|one|two|three|forty|ninety)\b)/i,
    ' ',
  ],
  [
    /^(?:please )?(?:i'd like|i want|i need|i'll need|could i have|can i have|can i get) (?:an? |another )?reminder\b/i,
    'set a reminder',
  ],
  [
    /^(?:i'd like|i need|i want|i could use) (.+?),? (?:can you |could you |please |so )*find (?:me )?(?:a|some) (?:slot|time|gap)(?: for (?:it|that|this))?(?=[.?!]*$)/i,
    'find me $1',
  ],
  [
    /^((?:can|could|would|will) you |please )(?:pop|stick|pencil|bung|chuck|whack|slot|jot)(?: (?:in|down))? (?=\S)/i,
    '$1put ',
  ],
  [
    /^(?:pop|stick|pencil|bung|chuck|whack|slot|jot)(?: (?:in|down))? (?=(?:an?|the|my|our|some|another)\b)/i,
    'put ',
  ],
  [/ or so(?=[\s,.!?]|$)/gi, ''],
  [
    /(?<=\S \S.*),? if (?:you (?:can|could|would|please|like|don't mind)|(?:(?:that|it)(?:'s| is|s) |at all )?(?:possible|ok(?:ay)?|all ?right|fine))(?: with you| for you)?(?=[.!?]*$)/i,
    '',
  ],
  // "…, stick it in for me": what it is was said before.
  [
    /(\S \S.*?)[,.]+ (?:and |so |please |can you |could you )*(?:stick|pop|put|pencil|add|chuck|jot|note|write|bung|slot) (?:it|that|them|both|both of them|all of (?:it|them))(?: (?:in|down|on))?(?: for me| please)*[.!?]*$/i,
    '$1',
  ],
  [/\bi've (?=(?:an?|my) )/gi, 'I have '],
  [
    /\b(?:give|send) me an? (?:nudge|ping|shout|heads[- ]up|buzz|poke|reminder|alert) (?=(?:an?|half|one|two|three|ten|fifteen|twenty|thirty|\d+)\b)/gi,
    'remind me ',
  ],
  [/\b(remind me .*?(?:before|ahead|in advance)\b) so (?:that )?(?:i|we) .*$/i, '$1'],
  [
    /\bthe whole (?:of )?(?=(?:the \d|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|tomorrow\b|today\b))/gi,
    'all day ',
  ],
  [/ (?:some ?time|at some point) (?=(?:next|this|in|on)\b)/gi, ' '],
  [
    /^(?:that's|that is|it's|this is) not (?:what i (?:said|meant|asked(?: for)?|wanted)|right)[\s,.;!–-]+(?=\S)/i,
    'no, ',
  ],
  [
    /^(?:i'd like|i need|i want) (.+?),? when (?:would|could|can|does|might) (?:that|it|i|we) (?:fit|work|go|do (?:it|that)|be possible)\b.*$/i,
    'find me $1',
  ],
  // "Half eight", as the British say it.
  [
    /(^|,|\bon \w+|day|tomorrow|tonight|\b(?:at|from|around|about|make it|do|say|him|her|it)) ?,? ?(?:at )?half (one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?! (?:hours?|past|of))/gi,
    '$1 at half past $2',
  ],
  [/\b(from|at|around|about) at half past/gi, '$1 half past'],
  [/ in before (?:it|that)(?= at\b)/gi, ' that day'],
  // Where a time is said behind it, that is when.
  [/ afterwards(?=(?: with| and|,).*(?:\d|\bnoon\b|\b(?:past|to) \w+|o'clock))/gi, ''],
  [/^(?:oh[\s,]+)?before i forget[\s,:.…-]+/i, ''],
  [/^(?:hang on|hold on|one sec(?:ond)?|oh sorry|wait a (?:sec(?:ond)?|minute|moment))[\s,.…!-]+(?=\S)/i, ''],
  [
    /^((?:please |can you |could you )*(?:cut|bring|trim|take|keep) .{2,60}?) down to (?=(?:an?|half|one|two|three|\d+)\b)/i,
    '$1 to ',
  ],
  [
    /^([^:]{2,60}): (?:please )?remind me (.{2,30}? (?:before|ahead|in advance))(?: please)?(?=[.!]*$)/i,
    'remind me of $1 $2',
  ],
  [/\b(?:around|at|over|during) lunch(?: ?time)\b(?=.*\?)/gi, 'between 12 and 2 pm'],
  [/^(?:could|can|may) i (?:get|have) (?:an? )?(?:slot|space|spot|room|time) for (?=\S)/i, 'add '],
  [/^note:\s*/i, 'add '],
  // "Lands 8:15": when a journey is over.
  [
    /\b((?:flight|fly|flying|train|bus|coach|ferry|ride|drive)\b.*?),? (?:and )?(?:lands|landing|arrives|arriving|gets in|getting in|touches down|docks|docking)(?: there)?(?: (?:at|around|about))? (?=\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?[.!]*$|noon|midnight|midday)/gi,
    '$1 until ',
  ],
  [
    /^(?:stick|pop|pencil|put) (?=(?:three quarters|half|an?|\d+|two) [^,]{0,30}? with (?:the|my|\p{Lu}).* in\b)/iu,
    'add ',
  ],
  [
    /\b(?:nudge|ping|poke|buzz|alert) me (?=(?:an?|half|one|two|three|ten|fifteen|twenty|thirty|\d+)\b)/gi,
    'remind me ',
  ],
  [
    /\b(remind me (?:an?|half an?|one|two|three|ten|fifteen|twenty|thirty|\d+) (?:minutes?|mins?|hours?|days?)) ahead\b(?! of)/gi,
    '$1 before',
  ],
  [/^(?:oh,? )?i know[,.]+ /i, ''],
  // Other verbs for pushing and for taking off.
  [
    /^((?:please |can you |could you |and |then |no,? |actually,? )*)(?:shove|scoot|bump|kick|slide|knock|budge|nudge(?! me)) (?=(?:it|that|this|the|my)\b)/i,
    '$1push ',
  ],
  [
    /^((?:please |can you |could you |and |then |no,? |actually,? )*)(?:(?:bin|ditch|axe|nix|scrap|trash)(?= (?!(?:paper|metal|book|yard|bags?|day)\b)\p{L})|(?:chuck|dump|lose|kill)(?= (?:it|that|this|the|my)\b)) /iu,
    '$1cancel ',
  ],
  // "After work, five-ish": the hour says it all.
  [
    /\b(?:right |just |straight |sometime )?(?:after|before) (?:work|lunch|school|dinner|breakfast|class)\b,? (?=(?:at |around |about )?(?:\d|half|quarter|noon|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)/gi,
    '',
  ],
  [/^(?:ugh|phew|argh|hmpf|gosh|damn|sigh|ha+|yay|wow)[\s,.!…]+(?=\S)/i, ''],
  [/\s{2,}/g, ' '],
];

/** A request in the form of a question. */
const requests =
  /^(?:(?:hi|hey|hello|so|and|ok|okay|please|well|also|oh)[\s,!]+)*(?:(?:could|can|would|will) you(?! (?:tell|show|say|check|see|look|remember|find|always|do\b|also do|have|be able))|would it be|is it possible|any chance|(?:would|do) you mind|(?:do|would) you think)\b/i;

/** "With the Boston team at ten their time": a city that was named is whose time it is. */
function inTheirTime(text: string): string {
  const theirs = /\b(?:their|his|her|local) time\b/i;
  if (!theirs.test(text)) return text;
  const city = [...text.matchAll(/\b\p{Lu}\p{L}{2,}(?: \p{Lu}\p{L}{2,})?/gu)].find(([name]) =>
    isCity(name),
  )?.[0];
  return city === undefined ? text : text.replace(theirs, `${city} time`);
}

const isCity = (name: string): boolean => readZone(readTokens(`${name} time`), 0) !== null;

export function tidySpeech(words: string): string {
  // "Um drei" is an hour in German.
  if (toEnglish(words) !== null) return words.trim();
  const parts = words.split(/(["“][^"“”]*["”])/);
  const tidy = parts.map((part, index) =>
    index % 2 === 1 ? part : fillers.reduce((text, [filler, by]) => text.replace(filler, by), part),
  );
  const text = inTheirTime(tidy.join(''))
    .trim()
    .replace(requests.test(words) ? /\?$/ : /^$/, '');
  return text === '' ? words.trim() : text;
}
