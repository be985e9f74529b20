/** Questions, offers, wishes and words told back: nothing in them may be invented. */
import { baseActs, ingActs, pastActs } from './act-words.ts';
import { cellsOf, extrasOf, isPlain } from './cells.ts';
import type { Finding } from './check-acts.ts';
import { checkFree } from './check-free.ts';
import { checkState, spansOf } from './check-state.ts';
import { isNegated, surelyFree } from './claim-words.ts';
import type { Clause } from './clauses.ts';
import type { Look } from './look.ts';
import { isWordOf, sameClock } from './fits.ts';
import { areDaysSame } from './said-now.ts';
import { marksOf } from './marks.ts';
import type { Mark } from './marks.ts';
import { isOffered } from './times-of.ts';
import { isClockKnown, isDayKnown, likelyDays } from './said-words.ts';
import { foldWord } from './title-words.ts';

export function checkInvented(clause: Clause, look: Look): Finding {
  const { marks, mood, shape } = clause;
  const { know, said, talk } = look;
  const cells = cellsOf(marks);
  const days = marksOf(marks, 'day');
  if (days.some(({ day }) => day.problem)) return { why: 'weekday and date do not agree' };
  const clocks = [
    ...marksOf(marks, 'clock').map(({ clock }) => clock),
    ...marksOf(marks, 'range').map(({ from }) => from),
  ];
  if (clocks.some((clock) => !isClockKnown(clock, know, said))) return { why: 'nobody has named that time' };
  const isLooking = /\b(?:check|look|see|find|search|try)\b/.test(shape);
  const isChoice =
    /\bor\b|\b(?:how|what) about\b|\b(?:mean|prefer|instead|else|another|which|what|when|same)\b/.test(shape);
  const isOpen =
    (mood === 'supposes' && !/\bbefore i\b/.test(shape)) ||
    mood === 'wishes' ||
    isLooking ||
    (mood === 'asks' &&
      (isChoice || presumed(clause).length + extrasOf(marks).length + marksOf(marks, 'title').length === 0));
  if (!isOpen && days.some(({ day }) => !isDayKnown(day, know, said)))
    return { why: 'nobody has named that day' };
  const hasTime = clocks.length + days.length > 0;
  if (mood === 'wishes' && hasTime && marks.some(({ kind }) => kind === 'title'))
    return checkState({ shape, cells, know }, talk.events);
  const isFit =
    mood === 'offers' &&
    /\b(?:fine|works?|possible|doable|fits?|okay)\b/.test(shape) &&
    marks.every(({ kind }) => kind !== 'title');
  if (mood !== 'asks' && mood !== 'supposes' && (surelyFree.test(shape) || isFit) && hasTime) {
    if (isOffered(cells, know)) return { events: [], isShown: true };
    const [likely = null] = likelyDays(know, said, talk);
    const free = checkFree({ shape, cells, know }, spansOf(cells, know, likely));
    return 'why' in free ? free : { ...free, isShown: true };
  }
  if (isWronglyOffered(clause, look)) return { why: 'that time was not offered' };
  const wrong = wronglyNamed(marks, said.words);
  if (wrong !== null) return { why: `nothing known is called “${wrong}”` };
  const known = (word: string): boolean =>
    said.words.has(word) || know.events.some((event) => event.words.has(word));
  const stray = (mood === 'echoes' || mood === 'states' ? extrasOf(marks) : presumed(clause)).find(
    (word) => !known(word),
  );
  const isTimeOffered = mood === 'offers' && hasTime && isOffered(cells, know);
  return stray === undefined
    ? {
        events: marksOf(marks, 'title').flatMap(({ events }) => events.slice(0, 1)),
        isShown:
          isTimeOffered ||
          areDaysSame(marks) ||
          (mood === 'wishes' &&
            marksOf(marks, 'title').some(({ events }) =>
              events.some((one) => one.isStanding && !one.isPending),
            )),
      }
    : { why: `nothing known speaks of “${stray}”` };
}

/** "Twelve or two would work" where ten and two were offered. */
function isWronglyOffered({ shape, marks, mood }: Clause, { know }: Look): boolean {
  if (mood !== 'offers' || know.slots.length === 0 || isNegated.test(shape)) return false;
  if (
    !/\b(?:could|can|would|might|may) (?:\S+ ){0,3}?(?:go|move|start|work|take|have|do|be|also|put|add|book|fit|squeeze|offer|suit)\b/.test(
      shape,
    )
  )
    return false;
  const clocks = marksOf(marks, 'clock').filter(({ role }) => role === 'start');
  const titles = marksOf(marks, 'title').flatMap(({ events }) => events);
  return clocks.some(
    ({ clock }) =>
      !know.slots.some(({ from }) => sameClock(clock, from)) &&
      !titles.some(({ from, to }) => sameClock(clock, from) || sameClock(clock, to)) &&
      !know.reads.some(({ isThisTurn }) => isThisTurn),
  );
}

/** "your Budget Review", "the yoga class": spoken of as if it were there. */
function presumed({ marks, shape }: Clause): string[] {
  // "Until you have had your coffee": a thing that nothing is done to, at no time, is no event.
  const isActedOn =
    shape.split(' ').some((word) => baseActs.has(word) || ingActs.has(word) || pastActs.has(word)) ||
    marks.some(({ kind }) => kind !== 'word' && kind !== 'sign' && kind !== 'title');
  const strange = new Set(extrasOf(marks));
  const words = marks.flatMap((mark) =>
    mark.kind === 'word' ? [{ ...mark, word: mark.word, folded: foldWord(mark.word) }] : [],
  );
  return words.flatMap(({ folded, isQuoted }, at) => {
    const before = words.slice(Math.max(0, at - 2), at).map(({ word }) => word);
    const isOwned = isActedOn && before.some((word) => word === 'your');
    return strange.has(folded) && (isQuoted || isOwned) ? [folded] : [];
  });
}

/** "The beer tasting" where a wine tasting is known. */
function wronglyNamed(marks: readonly Mark[], heard: ReadonlySet<string>): string | null {
  for (const [at, mark] of marks.entries()) {
    const before = marks[at - 1];
    if (mark.kind !== 'title' || before?.kind !== 'word' || isPlain(before.word)) continue;
    if (/^(?:name|title|heading|label|entry|word)$/.test(before.word)) continue;
    const word = foldWord(before.word);
    if (!heard.has(word) && !mark.events.some((event) => isWordOf(word, event))) return before.word;
  }
  return null;
}
