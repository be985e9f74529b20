/**
 * Statements by mood that can be heard neither as a word about the person's calendar nor as a deed:
 * advice, what one would do, what one thinks, how something is judged, how things are in general.
 * Asked only where nothing backs a clause; what it names of a calendar has to be known all the same.
 */
import { eventNouns, pendingWords } from './claim-words.ts';
import * as claims from './claim-words.ts';
import { checkInvented } from './check-invented.ts';
import { factWords } from './fact-words.ts';
import { checkState } from './check-state.ts';
import { cellsOf, isPlain } from './cells.ts';
import type { Clause } from './clauses.ts';
import { functionWords } from './known-words.ts';
import type { Look } from './look.ts';
import type { Mark } from './marks.ts';
import { isWordOf } from './fits.ts';
import { foldWord } from './title-words.ts';
import { marksOf } from './marks.ts';
import { promisesMore, saidActs, saysDone } from './said-acts.ts';
import { saysOwnDeed } from './says-own-deed.ts';
import { adviceVerbs, generally, judgingWords } from './stance-words.ts';

const lead =
  '(?:(?:and|but|so|then|oh|well|okay|ok|sure|great|right|alright|now|also|hm|hmm|ah|hey|sorry|yes|no|first|just|please|maybe|perhaps|of course|either way|in any case|anyway|anyhow|honestly|frankly|personally|because|since|though|although|plus|still|otherwise|meanwhile|in the meantime|until then|once there|that said|if anything|after that|afterwards|beforehand|therefore|besides|as|if you ask me|if i may|to be fair|to be honest) )*';

const leading = new RegExp(`^${lead}`);

type Kind = 'advice' | 'would' | 'mind' | 'judgement' | 'general';

const patterns: readonly (readonly [Kind, RegExp])[] = [
  [
    'advice',
    new RegExp(
      `^${lead}(?:(?:you|one|we) (?:can|could|might|may|should|would|ought to|had better|need not|do not (?:have|need) to|(?:probably |certainly |surely )?(?:need|want|have) to|will (?:probably |certainly |just )?(?:have|need|want) to)|it (?:is|might be|may be|could be|would be) (?:(?:a )?(?:good|wise|smart|great|nice|safe|best|better|worth)(?: idea)?|up to you) (?:to )?|i (?:would )?(?:suggest|recommend|advise)|why not|make sure|be sure)\\b`,
    ),
  ],
  [
    'would',
    new RegExp(
      `^${lead}(?:i|we|that|it|this|which|who|nobody|anybody) (?:(?:really|certainly|probably|definitely|always|still|just|also|never|only) )*(?:would|could|might|may|wish|hope)\\b`,
    ),
  ],
  [
    'mind',
    new RegExp(
      `^${lead}(?:i|we) (?:(?:really|certainly|probably|definitely|always|still|just|also|do|fully|totally|completely|can|can not|do not|did not|will) )*(?:know|think|guess|believe|bet|suppose|love|like|adore|imagine|understand|agree|admire|wonder|doubt|hate|sympathi[sz]e|envy|appreciate|care|trust|try|tend|assume|assumed|expect|see why|see how|see what|know what|get why|am (?:not |also |only |just |really |always |so |very |quite |a |an )*(?:sorry|glad|happy|proud|impressed|jealous|curious|rooting|fan|big fan|sure|afraid|convinced|confident|with you|on your side|human|perfect|good|great|bad|doctor|lawyer|expert|machine|program|computer|mind reader|allowed|able|here|listening|all ears))\\b|^${lead}(?:(?:\\S+ ){1,3})?(?:is|are|was|were) (?:not )?(?:one of )?my (?:\\S+ )?(?:talents?|strengths?|fortes?|strong suit|thing|favou?rites?|job|specialt(?:y|ies))\\b|^${lead}(?:never mind|no (?:harm|rush|hurry|pressure|judgement|judgment|offence|offense|worries|problem|need)|my mistake|fingers crossed|poor you|lucky you|good for you|good on you|your (?:call|choice|decision)|that happens|(?:it|that|these things) happens?(?: to (?:\\S+ )*\\S+)?|things happen)\\b`,
    ),
  ],
];

const subject =
  '(?:it|that|this|these|those|which|what|they|TITLE|things|everything|life|(?:an? )?(?:\\S+ ){0,3}\\S+)';
const judges = new RegExp(
  `^${lead}(?:${subject} (?:(?:really|certainly|probably|definitely|always|still|also|surely|all) )*(?:is|are|was|were|must be|sounds?|looks?|seems?|feels?|will be|would be|can be|could be|might be|may be|has been|is going to be) )?(?:like )?((?:\\S+ ){0,3}?)(\\S+)(?: (?:(?:of|for|to|in|on|when|about|either|indeed|though|anyway|too|really|that|thing|one|day|idea|time|way|evening|morning|feeling|habit|start|reason|choice|plan) ?)(.*))?$`,
);
const sounds = new RegExp(`^${lead}(?:${subject} )?sounds? like (?:an? )?`);
const exclaims = new RegExp(`^${lead}(?:what an? |how |such an? )(?:\\S+ ?){1,4}$`);
/** Said of nothing in particular, whatever its words mean elsewhere. */
const idioms = new RegExp(
  `^${lead}(?:no harm done|never mind(?: that)?|(?:that|it) happens(?: to (?:all|the best|everybody|everyone|us|of| )+)?|it is as if (?:it|nothing|that) (?:had )?(?:never )?happened|changed your mind|[a-z]+ing like (?:an? |the )?\\S+(?: \\S+)?|as they say|so they say|that is life|no pain no gain|better late than never|better safe than sorry)$`,
);
/** "That is brutal": whatever the word, it only judges, as long as it is no word of calendars. */
const pointsAndJudges = new RegExp(
  `^${lead}(?:that|which|this)(?: one)? (?:is|was|must be|sounds|looks|seems|feels|would be) (?:(?:so|very|really|quite|rather|pretty|a|an|such|truly|just|simply|absolutely|downright|properly) )*([a-z-]+)$`,
);
const grading =
  /\b(?:so|very|really|quite|rather|pretty|such|too|a bit|a little|incredibly|truly|absolutely|always|never|not|the|a|an|my|nobody's|anybody's|everybody's|everyone's|one of)\b/;

/** What would still be a word about a calendar, a deed or somebody else, in whatever mood it is said. */
function touchesFacts({ shape, marks }: Clause, look: Look, isGeneral = false): boolean {
  if (saysDone(shape) || saysOwnDeed(shape) || promisesMore(shape)) return true;
  if (saidActs(shape).some(({ tense }) => tense !== 'possible')) return true;
  if (pendingWords.test(shape) || claims.goneWords.test(shape) || claims.standsWords.test(shape)) return true;
  if (claims.conflictWords.test(shape) || claims.tellsOthers.test(shape)) return true;
  if (!isGeneral && (claims.scheduleNouns.test(shape) || claims.definiteEvent.test(shape))) return true;
  if (!isGeneral && (claims.surelyFree.test(shape) || claims.busyWords.test(shape))) return true;
  return marks.some(
    (mark, at) =>
      /^(?:clock|range|moment|number)$/.test(mark.kind) ||
      (mark.kind === 'length' && !isLengthKnown(mark.minutes, look)) ||
      (mark.kind === 'day' && !isAnyDay(mark)) ||
      (mark.kind === 'word' &&
        !isGeneral &&
        eventNouns.test(mark.word) &&
        !/^(?:something|anything|things?|plans?)$/.test(mark.word) &&
        at > 0),
  );
}

const isLengthKnown = (minutes: number, { said, know }: Look): boolean =>
  marksOf(said.marks, 'length').some((mark) => mark.minutes === minutes) ||
  know.focus.some(({ from, to }) => to - from === minutes);

/** "Saturdays", "a Thursday": of no one day. */
const isAnyDay = (mark: Mark): boolean => mark.kind === 'day' && /days\s*$/i.test(mark.said);

/** Held for want of proof, not because something known is otherwise. */
export const isUnproved = (why: string): boolean =>
  /^nothing (?:known|shows that this is so)|^no event is known|^that time was not looked/.test(why);

/** What makes a statement no more than somebody's view. */
const viewed =
  /\b(?:in my (?:\S+ )?(?:opinion|book|experience|view|eyes)|if you ask me|i would say|i am told|i have heard|i hear|they say|as they say|for what it is worth|i find|i reckon|to my mind|rumou?r has it|legend has it|word is|or so i(?: have)? (?:hear|am told|heard|read)|i (?:once )?read)\b/;

export function saysNoFact(
  clause: Clause,
  look: Look,
  { why, whole }: { why: string; whole: string },
): boolean {
  if (!isUnproved(why)) return false;
  const kind = kindOf(clause) ?? (viewed.test(whole) && clause.mood === 'states' ? 'mind' : null);
  if (idioms.test(clause.shape)) return true;
  if (kind === null) return false;
  if (isWaiting(look) && kind !== 'mind' && kind !== 'general') return false;
  if (/\b(?:can|could|would|did) not\b/.test(clause.shape) && kind === 'would') return false;
  if (!touchesFacts(clause, look, kind === 'general')) return kind === 'advice' || !isOfSomebody(clause);
  return (kind === 'advice' || kind === 'would') && isAllKnown(clause, look);
}

/** Nothing has answered the person yet: what only points could be heard as the answer. */
const isWaiting = ({ topic, know, talk }: Look): boolean =>
  topic === 'calendar' &&
  talk.events.length === 0 &&
  know.turn.every(({ outcome: { kind } }) => kind !== 'done' && kind !== 'pending');
export function kindOf({ shape, marks, mood }: Clause): Kind | null {
  if (mood === 'asks') return null;
  for (const [kind, pattern] of patterns) if (pattern.test(shape)) return kind;
  if (isAdvice(shape)) return 'advice';
  if (isGeneral(shape, marks)) return 'general';
  return isJudgement(shape) || isOfYou(shape) ? 'judgement' : null;
}

/** "You are keen": how somebody is, not what stands for them. */
function isOfYou(shape: string): boolean {
  const word = ofYou.exec(shape)?.[1];
  return (
    word !== undefined &&
    (judgingWords.has(word) ||
      !(/(?:ed|ing|ly)$/.test(word) || functionWords.has(word) || isTimely.test(word)))
  );
}
const ofYou = new RegExp(
  `^${lead}you (?:are|must be|sound|look|seem|were) (?:(?:so|really|very|quite|such|being|an?|too|clearly|certainly) )*([a-z]+)(?: (?:one|person|today|then|already|about it|with (?:it|this|that)))?$`,
);
const isTimely =
  /^(?:free|busy|open|clear|early|late|on|in|off|out|set|ready|done|good|next|first|last|full|home|back|there|here|alone|all|both|welcome|sick|ill|away|abroad|online)$/;

/** "Bring a photo", "do not forget to eat": said to the person. */
function isAdvice(shape: string): boolean {
  const rest = shape.replace(leading, '').replace(/^(?:do not|never|always|do) /, '');
  const [verb = '', next = ''] = rest.split(' ');
  return (
    adviceVerbs.has(verb) &&
    !/^\S+ (?:\S+ ){0,2}(?:is|are|opens?|starts?|begins?|ends?|closes?|takes|runs|comes|goes|has|will)\b/.test(
      rest,
    ) &&
    !/^(?:is|are|was|were|has|have|had|will|at|CLOCK|DAY|TITLE|RANGE)?$/.test(next || '-') &&
    !/^(?:call|check|have|leave|run|walk|dance|dream|play|ride|drive|train|swim|visit|look|share|plan|start|finish|set|save|make|put|add|show|send|expect) (?:TITLE|with|from|your (?:in|e?mail)|tomorrow|is|it done)/.test(
      rest,
    )
  );
}

/** "Most hairdressers get busy", "they usually ask for both", "waiting rooms are boring". */
function isGeneral(shape: string, marks: readonly Mark[]): boolean {
  if (
    /\b(?:your|you|i|we|he|she|the|this|that|it)\b/.test(
      shape.replace(/\b(?:the|that) (?:best|worst|way|time)\b/g, ''),
    )
  )
    return generally.test(shape) && !/\b(?:your|i|we|he|she|has|have|will|now)\b/.test(shape);
  if (marks.some(({ kind }) => kind === 'title')) return false;
  const first = marks.find(({ kind }) => kind === 'word');
  if (first?.kind !== 'word') return false;
  return (
    generally.test(shape) ||
    /^(?:most|many|some|few|lots of|all) \S+s\b/.test(shape) ||
    (/^(?:(?:and|but|so|well) )?(?:\S+ ){0,2}[a-z]+[^s\W]s (?:are|can|tend|get|make|take|need|do|always|never|often|usually|rarely|sometimes|will) /.test(
      shape,
    ) &&
      shape.split(' ').some((word) => judgingWords.has(word)))
  );
}

function isJudgement(shape: string): boolean {
  const open = pointsAndJudges.exec(shape)?.[1];
  if (open !== undefined && !isPlain(open) && !factWords.has(open) && !/(?:ed|ly|ing)$/.test(open))
    return true;
  if (exclaims.test(shape)) return true;
  if (sounds.test(shape)) return true;
  const said = judges.exec(shape);
  if (!said) return false;
  const word = said[2] ?? '';
  if (!judgingWords.has(word)) return false;
  const between = said[1] ?? '';
  return (
    between === '' ||
    grading.test(between) ||
    between.split(' ').every((one) => judgingWords.has(one) || functionWords.has(one) || one === '')
  );
}

/** "Marta is happy": of somebody, whom nobody has asked. */
function isOfSomebody({ marks, shape }: Clause): boolean {
  if (/\b(?:he|she|they|everyone|everybody)\b/.test(shape) && !generally.test(shape)) return true;
  const [first] = marks;
  return (
    first?.kind === 'word' &&
    first.isCapital &&
    !isPlain(first.word) &&
    /^\S+ (?:is|was|has|will|can|could|must)\b/.test(shape)
  );
}

/** Times and titles of it are known; other words name nothing of a calendar. */
function isAllKnown(clause: Clause, look: Look): boolean {
  const { shape, marks } = clause;
  if (saysDone(shape) || saysOwnDeed(shape) || promisesMore(shape)) return false;
  if (saidActs(shape).some(({ tense }) => tense === 'done')) return false;
  if (claims.tellsOthers.test(shape) || pendingWords.test(shape) || claims.goneWords.test(shape))
    return false;
  if (claims.surelyFree.test(shape) || claims.busyWords.test(shape) || claims.standsWords.test(shape))
    return false;
  const known = marks.filter((mark) => mark.kind !== 'word' || isPlain(mark.word));
  const lengths = marksOf(marks, 'length');
  const heard = marksOf(look.said.marks, 'length').map(({ minutes }) => minutes);
  const isLong = lengths.every(
    ({ minutes }) => heard.includes(minutes) || look.know.focus.some(({ from, to }) => to - from === minutes),
  );
  const isDated = marks.some(({ kind }) => /^(?:clock|range|moment|day)$/.test(kind));
  const isNamed = marks.every(
    (mark) =>
      mark.kind !== 'word' ||
      isPlain(mark.word) ||
      look.said.words.has(foldWord(mark.word)) ||
      look.know.events.some((event) => isWordOf(foldWord(mark.word), event)),
  );
  return (
    isLong &&
    (!isDated || isNamed) &&
    !('why' in checkInvented({ shape, marks: known, mood: 'wishes' }, look))
  );
}

/** "Two hours of deep work, that is a luxury": a topic as it is known, with a word on it beside it. */
export function isTopic(
  clauses: readonly Clause[],
  at: number,
  { look, why }: { look: Look; why: string },
): boolean {
  if (!isUnproved(why)) return false;
  const clause = clauses[at];
  if (!clause || (clause.mood !== 'states' && clause.mood !== 'echoes')) return false;
  const { shape, marks } = clause;
  if (
    saysDone(shape) ||
    saidActs(shape).length > 0 ||
    claims.surelyFree.test(shape) ||
    claims.busyWords.test(shape)
  )
    return false;
  if (
    claims.isNegated.test(shape) ||
    claims.someAmount.test(shape) ||
    claims.standsWords.test(shape) ||
    claims.goneWords.test(shape)
  )
    return false;
  const isNamed = (word: string): boolean =>
    topical.test(word) ||
    look.said.words.has(foldWord(word)) ||
    look.know.events.some((event) => isWordOf(foldWord(word), event));
  if (!shape.split(' ').every(isNamed)) return false;
  const remark = [clauses[at + 1], clauses[at - 1]].find((one) => one !== undefined);
  if (!remark) return false;
  const kind = kindOf(remark);
  const isRemarked =
    remark.mood === 'asks' || (kind !== null && !touchesFacts(remark, look)) || noted.test(remark.shape);
  if (!isRemarked || (isWaiting(look) && remark.mood !== 'asks' && !noted.test(remark.shape))) return false;
  if (marksOf(marks, 'length').some(({ minutes }) => !isLengthKnown(minutes, look))) return false;
  const isTimed = marks.some(({ kind: one }) => /^(?:clock|range|moment|day|part)$/.test(one));
  const isHeard = !('why' in checkInvented({ shape, marks, mood: 'echoes' }, look));
  const isAnswered = look.know.turn.some(({ outcome: { kind: one } }) => one === 'done' || one === 'pending');
  if (!isHeard || !(isTimed && isAnswered)) return isHeard;
  return !('why' in checkState({ shape, cells: cellsOf(marks), know: look.know }, look.talk.events));
}
const noted =
  /^(?:got it|understood|noted|right|okay|ok|is what you (?:want|are after|asked for|mean|said)|you said|is that right)$/;
/** Words a topic is made of beside names and times. */
const topical =
  /^(?:an?|the|your|my|our|this|that|these|of|in|on|at|for|with|to|from|until|till|and|or|before|after|around|by|plus|one|go|couple|bit|first|last|more|much|[A-Z]+)$/;
