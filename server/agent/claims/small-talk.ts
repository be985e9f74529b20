/**
 * While tools answer, a statement that is not about the schedule has to be one of the things people
 * say beside it: how something feels, thanks, what the agent is like. The rest could be a claim in
 * words nobody listed.
 */
import { pendingWords } from './claim-words.ts';
import type { Clause } from './clauses.ts';
import { functionWords } from './known-words.ts';

const feeling =
  '(?:good|great|nice|fine|lovely|wonderful|perfect|awesome|amazing|okay|ok|alright|right|true|fair|tough|hard|rough|difficult|stressful|frustrating|annoying|sad|tricky|clear|understandable|interesting|fun|funny|exciting|cool|brave|early|late|tiring|exhausting|brilliant|delicious|fantastic|excellent|worth|important|helpful|kind|sweet|thoughtful|wise|sensible|reasonable|normal|natural|common|rare|strange|odd|weird|hectic|intense|quite|relaxing|healthy|much|enough|useful|clever|smart|pity|shame|idea|question|point|pleasure|choice|plan|call|headache|bit|lot|problem|worry|worries|mistake|fault|sorry|beautiful|tasty|messy|big|long|short|heavy|light|easy|simple|impressive|up to you|how it goes|life|not)';
const opinion = new RegExp(
  `^(?:\\S+ ){0,3}?(?:it|that|this|those|these|they|which|what|TITLE|things|plans|an? \\S+(?: \\S+){0,3}|some|most|long \\S+|\\S+s) (?:is|are|was|were|sounds?|looks?|seems?|feels?|must|can|would|will|might|may|has to|always|never|change|happens?)\\b.*\\b(?:${feeling.slice(3, -1)}|change|happens?|be|like|take|takes)\\b`,
);
const ownMind =
  /\b(?:i|we) (?:am|was|do|did|can|could|would|will|have|really|also|only|just|always|never|still|already)?(?: not)?(?: (?:so|very|really|just|only|always|also|quite|be|been|a|an|the|your))* ?(?:sorry|glad|happy|afraid|sure|unsure|here|ready|listening|understand|know|think|hope|guess|believe|see|hear|mean|love|like|agree|wonder|remember|appreciate|apologi[sz]e|misunderstood|misheard|misspoke|wish|assume|prefer|suggest|recommend|ask|asked|help|need|want|say|tell|read|look|check|search|find|found|speak|talk|note|assistant|agent|calendar|go|keep|change|catch|answer|rather|try|tried|wait|have a|take a|stay|put|doubt|feel|promise|thought|expected|send|make|get)\b/;
const yourself =
  /^(?:(?!says?|shows?)\S+ ){0,2}you (?:are|must|might|may|should|could|can|will|would|deserve|seem|sound|look|know|need|want|like|do not|always|never|say|said|asked|mentioned|clearly)\b/;

/** Has it a verb that says something is so? */
const predicates =
  /\b(?:is|are|was|were|has|have|had|will|does|did|goes|went|gets|got|comes|came|takes|took|needs|makes|made|starts|began|begins|ends|ended|runs|stays|stayed|remains|looks|shows|says|said|works|worked|knows|knew|sees|expects?|waits?|leaves|left|moves|gives|gave|opens|closes|happens|happened)\b/;

/** How something is or feels, with no word of when. */
export const isOpinion = (shape: string): boolean =>
  opinion.test(shape) ||
  /^sounds? (?:like )?|\b(?:must|always|never) (?:be|like|love|feel|take)\b|\balways\b/.test(shape);

export function couldBeClaim({ shape, mood }: Clause): boolean {
  if (mood !== 'states' || !predicates.test(shape)) return false;
  if (
    /^(?:\S+ )?(?:got (?:it|that|you)|(?:she|he|they) gets? an? mail|that is (?:what|where|how|when|it)(?: it| that)?(?: is| was| stays| stands)?(?: there| now)?|(?:CLOCK|DAY) it is|here (?:it|they) (?:is|are|comes?)|let us see)$/.test(
      shape,
    )
  )
    return false;
  if (pendingWords.test(shape)) return false;
  return !(
    opinion.test(shape) ||
    ownMind.test(shape) ||
    yourself.test(shape) ||
    isGeneral(shape) ||
    isOfAnything(shape) ||
    asides.test(shape)
  );
}

/** What is said by the way of the talk itself, or of nothing at all. */
const asides =
  /^(?:(?:and|but|so|well|oh|since|because|as) )*(?:there is (?:a|an|no|always|such|only one|nothing|never) (?:\S+ ){0,3}?(?:answer|way|reason|saying|trick|rush|hurry|harm|shame|pressure|need|point|rule|art|danger|doubt|question|excuse|stopping|denying|wrong|like)\b.*|that is (?:your|entirely your|up to) (?:you|call|choice|decision)|(?:i|we) (?:have (?:got|heard)|heard|hear|got|am told|was told) (?:that|this|it|so|as much|that much|you)|while we are at it|you (?:did not|never|have not) (?:\S+ )?(?:say|said|tell|told|mention(?:ed)?|give|gave|given|specif(?:y|ied)|name|named)\b.*|that (?:gives|leaves) you (?:a bit |a little |some |more |enough |plenty of |a bit more |all the )*time to (?:(?!before|until|between|next|meeting|call)\S+ ?)+|(?:that|this|it|these things|things like that) happens?(?: to .*)?|that (?:ship|train) (?:has|is) (?:sailed|left|gone)|(?:i|we) have (?:looked|checked|searched)|that was (?:a bit |a little )?(?:too |so )?(?:fast|quick|quiet|unclear|much)(?: for me)?|it is as if .*)$/;

/** What a statement is about, up to its verb. */
const aboutWhat = new RegExp(
  `^(.*?)(?:^| )(?:${predicates.source.slice(5, -3)}|do|can|could|would|might|may|tends?|should)\\b`,
);

/** "A banana does wonders", "going back a step is what I am for", "third time is the charm": of no one thing that was spoken of. */
function isOfAnything(shape: string): boolean {
  const bare = shape.replace(
    /^(?:(?:and|but|so|well|oh|okay|no|yes|sure|then|now|because|if|when|while|for me|luckily) )*/,
    '',
  );
  const about = aboutWhat.exec(bare)?.[1]?.trim();
  if (about === undefined || about === '') return false;
  if (
    /\b(?:the|your|our|his|her|their|it|that|this|these|those|i|you|we|she|he|they|there|here|both|all|each|none|neither|one|another|other|others|everything|everyone|nothing|anything|which|who|what|nobody|everybody|now|only)\b|TITLE|DAY|CLOCK|RANGE|NUMBER|MOMENT/.test(
      about,
    )
  )
    return false;
  const words = about.split(' ');
  const isIndefinite =
    /^(?:an?|some|any|most|many|few|my)$/.test(words[0] ?? '') ||
    /ing$/.test(words[0] ?? '') ||
    /[^s]s$/.test(words.at(-1) ?? '');
  return isIndefinite && !/\b(?:now|already|your|in there|on it|booked|there)\b/.test(shape);
}

/** "Long flights are tiring", "Coffee helps": many things, no one thing. */
function isGeneral(shape: string): boolean {
  const words = shape.split(' ');
  const isDefinite = words.some(
    (word) =>
      /^(?:the|your|my|our|her|his|their|it|that|this|i|you|we|she|he|there|everything|everyone|everybody|all|both|now|already|again|just|still)$/.test(
        word,
      ) || /^[A-Z]+$/.test(word),
  );
  return !isDefinite && words.some((word) => !functionWords.has(word));
}
