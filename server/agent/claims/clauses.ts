/**
 * A sentence cut into clauses, with shape (see `claim-words.ts`) and mood: only what is stated needs
 * proof, what is asked, supposed or offered needs words that are not invented.
 */
import { baseActs } from './act-words.ts';
import { saidActs } from './said-acts.ts';
import { wordSet } from '#shared/language/word-set.ts';
import { contractions } from './contractions.ts';
import { asksFirst, assures, echoes, offers, supposes, wishes } from './claim-words.ts';
import type { Mark } from './marks.ts';

export type Mood = 'states' | 'asks' | 'supposes' | 'offers' | 'wishes' | 'echoes';

export type Clause = { marks: readonly Mark[]; shape: string; mood: Mood };

const placeholders: Partial<Record<Mark['kind'], string>> = {
  title: 'TITLE',
  day: 'DAY',
  part: 'PART',
  clock: 'CLOCK',
  range: 'RANGE',
  length: 'LENGTH',
  number: 'NUMBER',
  moment: 'MOMENT',
};

const always = /^[;:()[\]—–.!?…/\\]$/;
const conjunctions = wordSet('but because although though whereas which if unless whether once so');
const subjects = wordSet(`
  i you it that there we they everything nothing i've i'm i'll you're you've it's that's there's we've
  we'll he she who
`);
/** After a comma these go on with what was begun. */
const goesOn = wordSet(`
  with for on at from until till in a an the to by of through and or then plus as well including all
  another one two both each around about starting ending lasting followed next
`);

export function clausesOf(marks: readonly Mark[]): Clause[] {
  const groups = merged(cut(marks));
  const clauses: Clause[] = [];
  let previous: Mood | null = null;
  for (const { marks: own, isAsked, startsSentence } of groups) {
    const shape = shapeOf(own);
    const mood: Mood = moodOf(shape, { isAsked, before: startsSentence ? null : previous });
    clauses.push({ marks: own, shape, mood });
    previous = mood;
  }
  return clauses.map((clause, at) => {
    const isTold = [clauses[at - 1], clauses[at + 1]].some((one) => one?.mood === 'echoes');
    const isBare =
      isVerbless(clause.shape) && clause.mood === 'states' && saidActs(clause.shape).length === 0;
    return isTold && isBare ? { ...clause, mood: 'echoes' as const } : clause;
  });
}

export function shapeOf(marks: readonly Mark[]): string {
  const words: string[] = [];
  for (const mark of marks) {
    if (mark.kind === 'word') words.push(contractions[mark.word] ?? mark.word);
    else if (mark.kind === 'sign') {
      if (!/^[-,"'.;:()!?…–—/\\&+*[\]]$/.test(mark.sign)) words.push(mark.sign);
    } else words.push(placeholders[mark.kind] ?? '');
  }
  return words.join(' ');
}

function moodOf(shape: string, { isAsked, before }: { isAsked: boolean; before: Mood | null }): Mood {
  if (isAsked && /^(?:(?:and|or|but|so|okay|then) )*should (?:i|we)\b/.test(shape)) return 'asks';
  // "…, so you do not oversleep": what an offer is for.
  if (
    before === 'offers' &&
    /^so (?:that )?(?:you|it|we|they|nobody|nothing) (?:do not|can|will|would|have|need|are|get)\b(?!.*\b(?:CLOCK|DAY|RANGE|TITLE|free|done|booked)\b)/.test(
      shape,
    )
  )
    return 'offers';
  if (supposes.test(shape)) return 'supposes';
  if (isAsked && asksFirst.test(shape) && !/\b(?:did you know|guess what|do you see)\b/.test(shape))
    return 'asks';
  if (isAsked && asksOpenly.test(shape)) return 'asks';
  if (isAsked && isVerbless(shape)) return 'asks';
  if (isAsked && before === 'asks' && hangsOn.test(shape)) return 'asks';
  if (before === 'asks' && isVerbless(shape)) return 'asks';
  if (/^(?:[A-Z]+ ?|on |at |in |for |so )*$/.test(shape) && (before === 'supposes' || before === 'offers'))
    return before;
  if (before === 'offers' && baseActs.has(/^(?:and |or )?([a-z]+)/.exec(shape)?.[1] ?? '')) return 'offers';
  if (assures.test(shape) && !/^you (?:can|could|may|might)\b/.test(shape)) return 'states';
  const rest = shape.replace(
    /^(?:(?:oh|so|well|but|and|very|i am|my) )*(?:sorry|apologies|congrats|congratulations|thanks|thank you|cheers|welcome)(?: you)? (?!for\b|about\b|to\b|that\b|back\b|but\b|if\b|again$|very\b|so\b|a lot)/,
    '',
  );
  if (rest !== shape && rest !== '' && !isVerbless(rest)) return moodOf(rest, { isAsked, before });
  if (wishes.test(shape)) return 'wishes';
  if (offers.test(shape.replace(/\b(?:was|were|been) able to\b|\bmanaged to\b|\bcould not\b/g, '')))
    return 'offers';
  return echoes.test(shape) && !isAssured(shape) ? 'echoes' : 'states';
}

/** "… is where you wanted it": something is said to be so, not told back. */
const isAssured = (shape: string): boolean =>
  /\b(?:is|are|was|were|got|went|goes|stands?|sits?) (?:\S+ ){0,3}(?:as|like|where|when|just as|exactly as) you (?:said|asked|wanted|want|told|put|wished|requested)\b/.test(
    shape,
  ) ||
  /^(?:(?:just|exactly|all) )*(?:as|like) you (?:asked|wanted|wished|requested|ordered)(?: me)?(?: for| to)?$/.test(
    shape,
  );

function isVerbless(shape: string): boolean {
  return !/\b(?:is|are|was|were|be|been|have|has|had|will|did|got|am|starts?|ends?|begins?|goes|comes|runs?|added|booked|moved|removed|scheduled|set|done|cancelled|canceled|deleted|changed|updated)\b/.test(
    shape,
  );
}

const leadIn =
  '^(?:(?:and|or|but|so|then|also|okay|ok|sure|great|well|now|alright|right|hi|hello|hey|perhaps|maybe|just|first|sorry|hm|hmm|oh|ah|no problem|of course|thanks|good|please|in that case|by the way|while we are at it|before i (?:do|go|start)|one question|one more thing|out of curiosity|to be sure|just to be sure|just checking) )*';
/** A wh-word and what follows, or the verb first. */
const asksOpenly = new RegExp(
  `${leadIn}(?:(?:what|which|who|whose|how) (?:(?!a |an |luck|nice)[a-z]+ ){0,4}(?:is|are|was|were|do|does|did|can|could|would|will|shall|should|may|might)\\b|(?:where|when|why) (?:is|are|was|were|do|does|did|can|could|would|will|shall|should|not)\\b|(?:do|does|did|would|could|can|may|might|shall|should|will|are|is|am|were|was|have|has) (?:i|you|we|they|he|she|it|that|this|there|anyone|anybody|someone|somebody|one)\\b|(?:want|need|fancy|care|mind|any|anything|anyone|ready|or|got)\\b)`,
);
/** "…, or just the bits where you have to leave?": goes on with what was asked. */
const hangsOn =
  /^(?:or|and|before|after|while|when|where|until|so|once|as|if|with|without|that|which|than|like)\b(?!.*\b(?:TITLE|CLOCK|DAY|RANGE)\b)/;

type Group = { marks: Mark[]; isAsked: boolean; startsSentence: boolean };

function cut(marks: readonly Mark[]): Group[] {
  const groups: Group[] = [];
  let own: Mark[] = [];
  let startsSentence = true;
  const close = (): void => {
    if (
      own.some(({ kind }) => kind !== 'sign') ||
      own.some((mark) => mark.kind === 'sign' && /\p{So}/u.test(mark.sign))
    ) {
      groups.push({ marks: own, isAsked: false, startsSentence });
      startsSentence = false;
    }
    own = [];
  };
  for (const [at, mark] of marks.entries()) {
    if (mark.kind === 'sign' && (always.test(mark.sign) || isDash(marks, at))) {
      close();
      if (/^[.!?…]$/.test(mark.sign)) {
        if (mark.sign === '?') askBack(groups);
        startsSentence = true;
      }
      continue;
    }
    if (mark.kind === 'sign' && mark.sign === ',' && !continues(marks, at + 1)) {
      close();
      continue;
    }
    if (mark.kind === 'word' && opens(marks, at)) close();
    own.push(mark);
  }
  close();
  return groups;
}

/** A question mark asks the clauses of its sentence. */
function askBack(groups: Group[]): void {
  for (let at = groups.length - 1; at >= 0; at -= 1) {
    const group = groups[at];
    if (!group) return;
    group.isAsked = true;
    if (group.startsSentence) return;
  }
}

function isDash(marks: readonly Mark[], at: number): boolean {
  const mark = marks[at];
  if (mark?.kind !== 'sign' || mark.sign !== '-') return false;
  const [before, after] = [marks[at - 1], marks[at + 1]];
  return before?.kind !== 'word' || after?.kind !== 'word';
}

/** After a comma: a list goes on, or a clause of its own with subject and verb begins. */
function continues(marks: readonly Mark[], at: number): boolean {
  const next = marks[at];
  if (!next) return false;
  const end = marks.findIndex(
    (mark, index) => index >= at && mark.kind === 'sign' && /^[,;:.!?—–]$/.test(mark.sign),
  );
  const segment = marks.slice(at, end < 0 ? marks.length : end);
  const first = next.kind === 'word' && /^(?:and|or|then|plus)$/.test(next.word) ? segment[1] : next;
  if (!first) return false;
  if (first.kind === 'word') return goesOn.has(first.word) && !hasVerb(segment);
  return first.kind !== 'sign' && !hasVerb(segment);
}

const verbs =
  /^(?:is|are|was|were|has|have|had|will|would|isn't|aren't|wasn't|weren't|hasn't|haven't|won't|wouldn't|didn't|doesn't|don't|can't|couldn't|could|can|did|it's|that's|there's|i|i've|i'll|you|you're|you've|we|starts?|begins?|ends?|goes|runs?|takes?|lasts?|frees?|free|full|busy|open|empty|works?|comes|stays|sits?|stands?|lies|falls|lasts?|finish(?:es)?|kicks|opens|follows|overlaps|clashes|blocks|leaves|lands)$/;

function hasVerb(segment: readonly Mark[]): boolean {
  const acts = segment.some((mark) => mark.kind === 'word' && verbs.test(mark.word));
  const things = segment.some(({ kind }) => kind !== 'word' && kind !== 'sign');
  return acts && (things || segment.length > 3);
}

function opens(marks: readonly Mark[], at: number): boolean {
  const mark = marks[at];
  const next = marks[at + 1];
  if (mark?.kind !== 'word') return false;
  const previous = marks[at - 1];
  const isAsIf = mark.word === 'if' && previous?.kind === 'word' && /^(?:as|even|only)$/.test(previous.word);
  if (conjunctions.has(mark.word))
    return (
      at > 0 &&
      !isAsIf &&
      !(
        mark.word === 'once' &&
        previous?.kind === 'word' &&
        /^(?:you|i|we|have|only|at|just|for|than|more|was|were|you've|i've|it)$/.test(previous.word)
      ) &&
      !(mark.word === 'so' && next?.kind === 'word' && /^(?:far|much|many|that)$/.test(next.word))
    );
  if (/^(?:and|or|then|while|since|as|when|before|after)$/.test(mark.word) && next?.kind === 'word')
    return (
      subjects.has(next.word) ||
      (next.word === 'then' && isSubject(marks[at + 2])) ||
      (/^(?:and|or)$/.test(mark.word) &&
        /^(?:should|shall|would|do|does|is|are|can|could|have|has|will|was|were)$/.test(next.word))
    );
  return false;
}

/** `Tomorrow, you have …`, `At nine, …`: a time alone belongs to what follows. */
function merged(groups: Group[]): Group[] {
  const out: Group[] = [];
  for (const group of groups) {
    const last = out.at(-1);
    const isOpening =
      last !== undefined && !group.startsSentence && isTimeAlone(last.marks) && !isRemark(group.marks);
    const isClosing =
      last !== undefined &&
      !group.startsSentence &&
      isTimeAlone(group.marks) &&
      saidActs(shapeOf(last.marks)).length > 0;
    if (last && isClosing) {
      last.marks = [...last.marks, ...group.marks];
      last.isAsked ||= group.isAsked;
      continue;
    }
    if (last && isOpening) {
      last.marks = [...last.marks, ...group.marks];
      last.isAsked ||= group.isAsked;
    } else out.push({ ...group });
  }
  return out;
}

/** "…, that is brutal": a word on the time, not what is then. */
const isRemark = (marks: readonly Mark[]): boolean =>
  /^(?:that|this|which|what an?|how|such|quite) /.test(shapeOf(marks)) &&
  marks.every(({ kind }) => kind === 'word' || kind === 'sign');

function isTimeAlone(marks: readonly Mark[]): boolean {
  return (
    marks.some(({ kind }) => /^(?:day|clock|part|range)$/.test(kind)) &&
    marks.every((mark) => {
      if (mark.kind === 'word')
        return /^(?:on|at|in|for|the|and|so|okay|ok|from|to|until|then|this|sure|well|by)$/.test(mark.word);
      return /^(?:day|clock|part|range|moment|length|sign)$/.test(mark.kind);
    })
  );
}

const isSubject = (mark: Mark | undefined): boolean => mark?.kind === 'word' && subjects.has(mark.word);
