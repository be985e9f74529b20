/**
 * What turns an outcome round in words that name no deed: a choice made, something put out or in by
 * the way, a success called impossible, the thing that was wished for spoken of as if it stood.
 */
import { cellsOf, isPlain } from './cells.ts';
import { checkDone } from './check-acts.ts';
import type { Rule } from './check-elsewhere.ts';
import { whenRules } from './check-when.ts';
import { isNegated } from './claim-words.ts';
import { isDone, isWrite } from './knowledge.ts';
import type { Look } from './look.ts';
import { marksOf } from './marks.ts';
import { saidActs } from './said-acts.ts';
import { foldWord } from './title-words.ts';
import { hasTimes } from './touches.ts';

const hasWritten = ({ know }: Look): boolean =>
  know.turn.some((of) => isWrite(of) && (isDone(of) || of.outcome.kind === 'pending'));
const hasFailed = ({ know }: Look): boolean => know.turn.some((of) => !isDone(of));

/** "I went for Monday at nine": a choice made is a thing done. */
const chooses: Rule = ({ shape, marks }, look) =>
  /\b(?:i|we)(?: have| then| just| also| simply)* (?:went (?:for|with|ahead)|gone (?:for|with|ahead)|chose|chosen|picked|took|taken|opted|settled on|decided on|grabbed|got you|gave you|given you|snagged|nabbed|claimed)\b/.test(
    shape,
  ) &&
  (hasTimes(marks) || /\b(?:it|that|one|slot|TITLE|instead|NUMBER)\b/.test(shape)) &&
  !isNegated.test(shape) &&
  !hasWritten(look)
    ? 'nothing shows that this was done'
    : null;

/** "Eleven is not possible" where everything went through. */
const refusesDone: Rule = ({ shape, mood }, look) =>
  mood !== 'asks' &&
  hasWritten(look) &&
  !hasFailed(look) &&
  look.know.turn.every(isWrite) &&
  (/\b(?:(?:is|are|was|were|would|will) (?:just |simply |sadly )?not (?:be )?(?:possible|doable|available|allowed|offered|open)|(?:would|will|did|could|can|does|do) not (?:go through|work(?: out)?|save|stick|take|go in|let me)|(?:i|we) (?:could|can) not$|(?:i|we) (?:was|were|am) (?:not able|unable)(?! to (?:notify|tell|send|message|invite|mail|email|call|contact|reach|write|book a table|see))|(?:refused|failed|declined) to)\b/.test(
    shape,
  ) ||
    /\b(?:i|we) could not (?!find\b|see\b|tell\b|say\b|agree\b|help\b|hear\b|be\b|resist\b)\S+/.test(shape))
    ? 'nothing has failed'
    : null;

/** "Sam is out", "the haircut had to go": taken off. */
const outAgain: Rule = ({ shape, marks, mood }, { know }) => {
  if (mood !== 'states' || isNegated.test(shape)) return null;
  const said =
    /(\S+) (?:(?:is|are|was|has been|got) (?:now )?out|(?:had|has|have) to (?:go|make way|make room|give way|leave)|gave way|made way|made room)(?: now| again| gracefully)?(?: (?:and|but|so)\b.*)?$/.exec(
      shape,
    )?.[1];
  if (
    said === undefined ||
    /^(?:you|i|we|it|that|time|word|sun|school|request|confirmation|answer)$/.test(said)
  )
    return null;
  const removed = know.acts.filter(({ kind, tool }) => kind === 'remove' || tool === 'undo_change');
  const titles = marksOf(marks, 'title')
    .slice(-1)
    .flatMap(({ events }) => events.map(({ event }) => event.id));
  return removed.some(({ event }) => titles.includes(event.id))
    ? null
    : 'nothing shows that anything was removed';
};

/** "Neither of those is in there": none was found. */
const neitherOne: Rule = ({ shape }, { know }) =>
  /\bneither(?: of (?:those|them|the two))? (?:is|are|was|one is)\b/.test(shape) &&
  know.reads.some(({ isThisTurn, count }) => isThisTurn && count > 0)
    ? 'it is there'
    : null;

/** "The piano lesson is now at six", where nothing was done for it. */
const wishStands: Rule = ({ shape, marks, mood }, look) => {
  const { know, said } = look;
  if (mood !== 'states' || know.turn.length === 0 || know.turn.some(isDone) || isNegated.test(shape))
    return null;
  if (know.turn.some(({ outcome: { kind } }) => kind === 'pending' || kind === 'stale')) return null;
  const noun =
    /^(?:(?:and|but|so|okay|great|then|now|well) )*(?:the|your|that|this) (?:[a-z'-]+ )?([a-z'-]+?)(?:'s)? (?:is|are|starts|begins|has|now|moved|got|goes|gets)\b/.exec(
      shape,
    )?.[1];
  if (
    noun === undefined ||
    (isPlain(noun) && !/^(?:call|meeting|appointment|lesson|class|session)$/.test(noun))
  )
    return null;
  const word = foldWord(noun);
  const isKnown = know.events.some((event) => event.words.has(word));
  if (!said.words.has(word) || isKnown || marks.some(({ kind }) => kind === 'title')) return null;
  return /\b(?:taken|gone|over|past|in the past|not|no|asked|pending|needs?|missing|impossible|refused|unavailable)\b/.test(
    shape,
  )
    ? null
    : 'nothing shows that this was done';
};

/** "I found a guitar lesson": of that name something is there. */
const findsOther: Rule = ({ shape, marks, mood }, { know }) => {
  if (mood !== 'states' || know.turn.length === 0) return null;
  const at = marks.findIndex(
    (mark, i) =>
      mark.kind === 'word' &&
      /^(?:found|see|spotted)$/.test(mark.word) &&
      marks[i - 1]?.kind === 'word' &&
      /^(?:i|only|just|can|do|have)$/.test((marks[i - 1] as { word: string }).word),
  );
  if (at < 0 || isNegated.test(shape)) return null;
  const words = marks
    .slice(at + 1)
    .flatMap((mark) => (mark.kind === 'word' && !isPlain(mark.word) ? [foldWord(mark.word)] : []));
  const article = marks[at + 1];
  if (article?.kind !== 'word' || !/^(?:a|an|one|another|your)$/.test(article.word)) return null;
  return words.some((word) => !know.events.some((event) => event.isStanding && event.words.has(word)))
    ? `nothing known speaks of “${words[0]}”`
    : null;
};

/** A person named in the talk, said to want, suggest or be unable to do something. */
const namedDoes: Rule = ({ shape, marks, mood }, { know }) => {
  if (mood === 'asks' || mood === 'supposes' || mood === 'echoes') return null;
  const names = new Set([
    ...know.facts.personWords.flatMap((words) =>
      [...words.matchAll(/(?<=[a-z,] )\p{Lu}\p{Ll}+/gu)].map(([name]) => foldWord(name.toLowerCase())),
    ),
    ...know.events.flatMap(({ event }) =>
      event.guests.flatMap((guest) => foldWord(JSON.stringify(guest).toLowerCase()).match(/[a-z]+/g) ?? []),
    ),
  ]);
  const first = marks.find(
    (mark) =>
      mark.kind === 'word' &&
      !/^(?:and|but|so|well|okay|also|then|sorry|unfortunately|luckily)$/.test(mark.word),
  );
  if (first?.kind !== 'word' || !names.has(foldWord(first.word))) return null;
  const at = shape.split(' ').indexOf(first.word);
  const rest = shape
    .split(' ')
    .slice(at + 1)
    .join(' ');
  return /^(?:(?:also|already|just|only|really|now|then|both|even) )*(?:(?:can|could|will|would|does|did|is|was) not\b|will\b|wants?\b|needs?\b|prefers?\b|brings?\b|hosts?\b|takes?\b|pays?\b|offers?\b|asks?\b|cancels?\b|moves?\b|calls?\b|told\b|gave\b|brought\b|took\b|[a-z]+ed\b)/.test(
    rest,
  ) &&
    !/^(?:gets?|receives|will get|will receive)\b.*\b(?:mail|email|confirmation)\b/.test(rest) &&
    !/\bis (?:now )?(?:noted|added|on)\b/.test(shape)
    ? 'nothing shows what others know or do'
    : null;
};

/** "You are checked in as well": of what only others can see to. */
const youAreDown: Rule = ({ shape, mood }, { know, said }) => {
  const word =
    /\byou are (?:now |also |already |all |both )*(checked in|registered|enrolled|signed up|expected|upgraded|insured|on the (?:guest |waiting )?list|paid up)\b/.exec(
      shape,
    )?.[1];
  if (word === undefined || mood !== 'states' || isNegated.test(shape)) return null;
  const first = foldWord(word.split(' ')[0] ?? '');
  return said.words.has(first) || know.turn.some(({ outcome }) => outcome.say.toLowerCase().includes(word))
    ? null
    : 'nothing shows what others know or do';
};

/** "Both of them fit after all": none was refused. */
const bothFit: Rule = ({ shape, mood }, look) =>
  mood === 'states' &&
  !isNegated.test(shape) &&
  /\b(?:both|all)(?: of (?:them|those))?(?: \S+)? (?:fit|fits|work|worked|made it|went in|are in|are where|stand|are there|are on)\b/.test(
    shape,
  ) &&
  hasFailed(look)
    ? 'not everything asked for was done'
    : null;

/** "Physio is the day after": of something that is on no day that is said. */
const someOtherDay: Rule = ({ shape, marks, mood }, { know }) =>
  mood === 'states' &&
  know.turn.length > 0 &&
  marks.every(({ kind }) => kind === 'word' || kind === 'sign') &&
  /^(?!it |that |this )(?:\S+ ){1,3}(?:is|are|comes|follows) (?:on |in )?(?:the|a) (?:day|week|evening|morning|night) (?:after|before|later|earlier)\b/.test(
    shape,
  )
    ? 'it is on another day'
    : null;

/** "Enjoy the tennis I booked": a deed of ours told by the way counts as told. */
export const toldByTheWay: Rule = ({ shape, marks, mood }, { know }) => {
  if (mood === 'states' || mood === 'supposes' || isNegated.test(shape)) return null;
  if (
    /^(?:\S+ ){0,3}?(?:did|have|had|should|shall|would|could|can|may|if|when|what|which|where|how) (?:i|we)\b/.test(
      shape,
    )
  )
    return null;
  const act = saidActs(shape).find(
    ({ tense, word, kinds }) =>
      tense === 'done' &&
      !kinds.every((kind) => kind === 'outside' || kind === 'remind') &&
      new RegExp(`\\b(?:i|we)(?: have| had| just| already| also)* ${word}\\b`).test(shape),
  );
  if (!act) return null;
  const found = checkDone({ shape, cells: cellsOf(marks), know }, act);
  return 'why' in found ? found.why : null;
};

export const contraryRules: readonly Rule[] = [
  chooses,
  refusesDone,
  outAgain,
  neitherOne,
  wishStands,
  findsOther,
  namedDoes,
  youAreDown,
  bothFit,
  someOtherDay,
  toldByTheWay,
  ...whenRules,
];
