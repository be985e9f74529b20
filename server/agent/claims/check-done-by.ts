/** "You are done by five", "off the hook from two on": the last thing of that day is over then. */
import type { Finding } from './check-acts.ts';
import { isKnown, standingIn } from './check-state.ts';
import type { Clause } from './clauses.ts';
import { chooseHalf } from '#shared/language/half-of-day.ts';
import type { Look } from './look.ts';
import { marksOf } from './marks.ts';
import { likelyDays } from './said-words.ts';
import { clockOfWall } from './wall-minutes.ts';

const says =
  /^(?:(?:so|and|then|well|okay|great|which means|that means|after that|DAY) )*you (?:are|will be|should be) (?:all )?(?:done|finished|through|off the hook|off|out|clear|home free)(?: for (?:the day|DAY|good))? (by|at|from|after|before) (?:about |around )?CLOCK\b/;

export function checkDoneBy({ shape, marks }: Clause, { know, said, talk }: Look): Finding | null {
  const how = says.exec(shape)?.[1];
  const [mark] = marksOf(marks, 'clock');
  if (how === undefined || !mark) return null;
  const [day = know.now.today] = [
    ...marksOf(marks, 'day').map((one) => one.day.from),
    ...likelyDays(know, said, talk),
  ];
  const span = { from: day * 1440, to: (day + 1) * 1440 };
  if (!isKnown({ ...span, from: Math.max(span.from, know.at) }, know))
    return { why: 'that time was not looked at' };
  const last = standingIn(span, know)
    .toSorted((a, b) => a.to - b.to)
    .at(-1);
  const { minutes, isOpen } = mark.clock;
  const hint =
    last && isOpen && minutes < 720 && clockOfWall(last.to) >= 720
      ? minutes + 720
      : chooseHalf(mark.clock, { words: new Set() }).minutes;
  if (!last) return { events: [] };
  const at = day * 1440 + hint;
  const isIt = how === 'at' ? last.to === at : last.to <= at;
  return isIt ? { events: [last] } : { why: 'something is there' };
}
