/**
 * The closed class of what may be said of a wish or a question that nothing has answered yet:
 * asking back, looking, not knowing, not having done it, and what the agent can do. Everything else
 * would be heard as an answer, in however few words it comes.
 */
import { wordSet } from '#shared/language/word-set.ts';
import { baseActs } from './act-words.ts';
import type { Clause } from './clauses.ts';
import { functionWords } from './known-words.ts';
import type { Look } from './look.ts';
import { foldWord } from './title-words.ts';

const lead =
  '^(?:(?:and|but|so|then|oh|well|okay|ok|sure|great|right|alright|all right|now|please|also|hm|hmm|ah|hi|hello|hey|sorry|yes|no|just|first|before that|for that|unfortunately|actually|honestly|i am afraid|i am sorry|thanks|thank you|of course|certainly|no problem|in that case|to be sure|to be honest|at the moment|right now|thing|absolutely|gladly|happily) )*';

const kinds = [
  // Nothing but a word that it was heard.
  '(?:morning|afternoon|evening|ooh+|oh my|wow|oops|whoa|aww?|yay|just (?:to be sure|checking|to check|to confirm|to double check)|to be sure|one question|quick question|okay|ok|sure|sure thing|of course|certainly|absolutely|gladly|alright|all right|right|yes|hm+|ah|oh|well|hi|hello|hey|hi there|hello there|please|thanks|thank you|no problem|with pleasure|i see|i understand|understood|got it|good question|good idea|let us see|right away|will do|sorry|sorry about that|pardon|excuse me|no worries|you are welcome|my pleasure|great|perfect|lovely|nice|wonderful|fine|cool|super|have a (?:good|great|nice|lovely|wonderful) (?:one|day|evening|night|morning|afternoon|week|weekend|DAY|PART)|see you (?:soon|later)|good morning|good afternoon|good evening|nice to (?:meet|hear from) you|good to hear from you)',
  // Wait, and looking.
  '(?:(?:just )?(?:one|a|give me a|wait a|hold on a)? ?(?:quick )?(?:moment|second|sec|minute)(?: please)?|hold on|hang on|bear with me|wait|let me (?:just |quickly )?(?:see|check|look|think|have a (?:quick )?look|take a (?:quick )?look|find out|look (?:it|that) up|check (?:that|it|your calendar)|look at (?:it|that|your calendar)|pull (?:it|that|your calendar) up)(?: .*)?|i will (?:just |quickly )?(?:check|look|see|have a (?:quick )?look|take a (?:quick )?look|find out|look (?:it|that) up)\\b.*|i am (?:still )?(?:looking|checking|thinking)\\b.*|looking|checking)',
  // Asking for what is missing.
  '(?:(?:(?:you can|you could|just|or) )*(?:say|try|ask) that$|(?:(?:please )?(?:tell|give|send) me|(?:please )?let me know|(?:please )?(?:say|name|pick|choose|repeat|rephrase|try (?:that |it )?again|ask me)|take your time|feel free to (?:ask|say|tell)|do not hesitate)\\b.*)',
  // Greeting and taking leave.
  '(?:good (?:morning|afternoon|evening|night)|bye|goodbye|talk (?:to you )?soon|take care|welcome|thank you|thanks|i am sorry|sorry|my apologies|apologies)\\b.*',
];
const closed = new RegExp(`${lead}(?:${kinds.join('|')})$`);

/** What the agent knows, needs, can and has not done: every other word is of a closed class, or the person's. */
const ownState = new RegExp(
  `${lead}(?:(?:i|we) (?:only |always )?(?:understand|speak|take (?:it|them|events?|things) (?:off )?one at a time)\\b|(?:i|we) (?:(?:really|still|also|just|only|simply|honestly|probably|first|quite|fully) )*(?:can not|could not|do not|did not|am not|was not|have not|will not|would not|would (?:need|have|like|love|rather)|need|only need|have to|must|am (?:an?|the|here|ready|your|listening|unable|sorry|afraid)|wonder|misunderstood|misheard|missed|lost|only|was unable|can only|never)\\b|nothing (?:is|was|has been|has)(?: been)? (?:changed|added|saved|stored|booked|moved|removed|done|happened|cancelled|deleted)|(?:it|that|this|something) (?:was (?:a bit |a little )?(?:too |so )?(?:fast|quick|quiet|unclear|much)(?: for me)?$|(?:has |have )?(?:gone|went) wrong|(?:did|has) not (?:work|worked|happen|happened|go through|been (?:done|saved|stored))|could not be (?:done|saved|stored|changed)|is not (?:done|saved|stored|possible|clear))\\b|there (?:was|is) (?:a|some) (?:problem|mistake|error)|not yet$|not quite$)`,
);

const stateWords = wordSet(`
  know sure understand understood hear heard hearing catch caught get got quite mean meant say said saying tell told check
  checked checking look looked looking see seen find found finding ask asked need needed needs day days time times date
  title name word words sentence part again moment second minute calendar schedule event events appointment
  meeting meetings thing things detail details bit little more one which what when where who how long able help yet
  so far anything nothing something done do doing did change changed add added move moved book booked remove removed cancel
  cancelled delete deleted save saved store stored happen happened work worked wrong went try tried now right
  sorry afraid have has had been first before exactly guess answer question able reach open read information
  address mail e-mail place send message messages call calls anybody anyone invite invitation reminder set remember
  follow make making assistant agent listening ready help people guests anything speak take off one at time english german spanish french language languages here here love like glad happy idea clear end start duration
  problem mistake error missing misunderstood misheard missed lost only once fast quick quiet unclear much bit little too
`);

/** May it be said, though nothing of this turn backs anything? */
export function isSaidPlainly({ shape, mood }: Clause, { said, know }: Look, whole: string): boolean {
  if (
    mood === 'asks' ||
    mood === 'supposes' ||
    closed.test(shape) ||
    isSmile(shape) ||
    (/^(?:.* )?you (?:can|could) .*$/.test(shape) && introduces.test(shape))
  )
    return true;
  if (saysBack.test(shape)) return mood === 'echoes' || mood === 'offers';
  if (mood === 'offers' && (know.turn.length > 0 || offersOwn.test(shape))) return true;
  if (sympathies.test(shape)) return true;
  // Where a tool has refused, only what is too short to say so itself would be heard as success.
  if (know.turn.length > 0)
    return mood !== 'states' || hasVerb.test(whole) || whole.split(' ').length > 4 || refusals.test(whole);
  return ownState.test(shape) && !/\bwhy not\b/.test(shape) && hasOnly(shape, said.words);
}

const hasOnly = (shape: string, heard: ReadonlySet<string>): boolean =>
  shape
    .split(' ')
    .every(
      (word) =>
        stateWords.has(word) || functionWords.has(word) || /^[A-Z]+$/.test(word) || heard.has(foldWord(word)),
    );

const isSmile = (shape: string): boolean =>
  /^[\u{1F600}-\u{1F64F}\u{1F917}\u{1F44B}\u{2639}\u{263A} ]+$/u.test(shape);

/** How something sounds, and being sorry with somebody: no answer to anything. */
const sympathies = new RegExp(
  `${lead}(?:(?:(?:that|it|this|TITLE|an? \\S+(?: \\S+)?|\\S+) )?sounds (?:(?:like|so|very|really|quite|a|an) )*(?:lovely|nice|great|fun|wonderful|exciting|delicious|interesting|amazing|relaxing|tough|hard|messy|stressful|tiring|perfect|good|idea|time|evening|day|plan|and| )+|i (?:love|like) (?:that|it|the idea|that idea|TITLE|this)|(?:that|it) must be [a-z]+|i am ready when you are|happy to help|(?:that is )?an? (?:good|great|nice|fair) (?:question|idea|point)|(?:good|great|nice) (?:question|idea|point)|(?:a )?tricky(?: one)?|tough luck|bad luck|no luck|too bad|what a (?:pity|shame|nuisance)|(?:a )?(?:pity|shame)|oh no|oh dear|technology|patience|fair enough|hard to say|ready when you are|it is (?:up to you|your call|your choice)|your (?:call|choice)|up to you|as you like|literally|bummer|argh)$`,
);

const hasVerb =
  /\b(?:am|is|are|was|were|has|have|had|do|does|did|will|would|can|could|should|may|might|must|need|needs|want|wants|know|goes|go|comes|come|came|turned|takes|take|get|gets|got|wanted|needed|checked|looked|tried|asked|ask|asks|clash(?:es)?|overlaps?|works?|says?|keeps?|runs?|makes?|made|went|see|saw|think|find|found|let|follow|give|put|sits?|stands?|stays?|starts?|ends?)\b/;

const refusals =
  /\b(?:not|no|nothing|never|neither|none|unable|cannot|without)\b|^NUMBER|^(?:an? |the |your )?(?:TITLE|DAY|\S+)(?: on| at)? (?:DAY|CLOCK)$/;

const saysBack = new RegExp(
  `${lead}(?:(?:you would like|you (?:said|asked|mentioned|want|wanted|would like|meant|mean|need|told|were (?:asking|saying)))|if i (?:heard|understood)|i (?:heard|understood) (?:you|that you|TITLE|DAY|CLOCK))\\b`,
);

const offersOwn = new RegExp(
  `${lead}(?:(?:then |later |once \\S+ )?(?:i|we) (?:can|could|would|might|may|am (?:happy|glad|able|ready))\\b|shall|should|would you|could you|can you|do you|how about|what about|let (?:me|us)|(?:i am )?(?:happy|glad|ready) to|you (?:can|could|may) (?:also |always |just |simply )?(?:say|tell|ask|give|pick|choose|name|repeat|rephrase|type|write|try|call it|call me)\\b)`,
);

/** Nothing but that it was heard, or whether there is more: after a wish it sounds as if it were done. */
const bare = new RegExp(
  `${lead}(?:okay|ok|sure|sure thing|of course|certainly|absolutely|gladly|alright|all right|right|yes|i see|i understand|understood|got it|no problem|with pleasure|right away|will do|great|perfect|lovely|nice|wonderful|fine|cool|super|have a (?:good|great|nice|lovely|wonderful) (?:one|day|evening|night|morning|afternoon|week|weekend|DAY|PART)|see you (?:soon|later)|my pleasure|you are welcome|no worries|thanks|thank you|(?:is there |do you need |do you want |can i do |what |may i do |would you like |do you have )?(?:any|some)?(?:thing|what)? ?(?:else|more)(?: (?:i|we) (?:can|could|may|should) (?:do|help)(?: you)?(?: with| for you)?| you need| on your mind| for you| today)?|how else can i help|what else(?: can i do(?: for you)?)?)$`,
);

export const isBareWord = ({ shape }: Clause): boolean => bare.test(shape);

export const saysItBack = ({ shape }: Clause): boolean => saysBack.test(shape);

const introduces =
  /(?:^|\s)(?:you (?:can|could|might|may)(?: also| just| simply)? (?:say|ask|try|write|type|tell me)(?: something like| for example| for instance)?|for example|for instance|try(?: saying)?|say something like|something like|just say|like)$/;

/** "You could say: add gym at 7 am tomorrow." The rest is an example of what the person might say. */
export function isExample(clauses: readonly Clause[], at: number): boolean {
  const first = clauses.findIndex(({ shape }) => introduces.test(shape));
  if (first === at && /^(?:for example|for instance)$/.test(clauses[at]?.shape ?? ''))
    return clauses.length > 1;
  if (first < 0 || at <= first) return false;
  const words = clauses[at]?.shape.split(' ') ?? [];
  return baseActs.has(words[0] ?? '') || /^(?:what|when|am|do)$/.test(words[0] ?? '');
}
