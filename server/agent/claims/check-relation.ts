/** "The interview starts two hours after physio", "Leo's comes before your check-up": where two events lie to each other. */
import type { Finding } from './check-acts.ts';
import type { Clause } from './clauses.ts';
import type { KnownEvent } from './knowledge.ts';
import { marksOf } from './marks.ts';
import { saidActs } from './said-acts.ts';

const tail = '(?: (?:is|ends|finishes|is over|starts|begins|at CLOCK))?$';
const plain = new RegExp(
  `^(?:\\S+ ){0,2}?TITLE (?:appointment |one |class )?(?:is|are|comes?|starts|begins|falls|sits|happens|takes place|follows|lies)(?: on DAY| only| just)? ?(LENGTH )?(right |straight |directly |immediately |shortly )?(before|after) (?:the |your |that |you )?TITLE${tail}`,
);
const turned =
  /^(?:\S+ ){0,2}?(LENGTH )?(right |straight |directly )?(before|after) (?:the |your )?TITLE (?:comes?|is|are|follows|you have|there is) (?:the |your )?TITLE$/;

/** Null: nothing of the kind is said. */
export function checkRelation({ shape, marks, mood }: Clause): Finding | null {
  if (mood !== 'states' || saidActs(shape).length > 0) return null;
  const straight = plain.exec(shape);
  const said = straight ?? turned.exec(shape);
  const titles = marksOf(marks, 'title');
  const [one, other] = straight ? titles : titles.toReversed();
  if (!said || titles.length !== 2 || !one || !other) return null;
  const [minutes] = marksOf(marks, 'length').map((mark) => mark.minutes);
  const isAfter = said[3] === 'after';
  const isRight = (first: KnownEvent, second: KnownEvent): boolean => {
    const gap = second.from - first.to;
    if (said[1] !== undefined)
      return gap === minutes || (/TITLE starts$/.test(shape) && second.from - first.from === minutes);
    return said[2] === undefined ? gap >= 0 : gap >= 0 && gap <= 15;
  };
  for (const a of one.events.filter(({ isStanding }) => isStanding))
    for (const b of other.events.filter(({ isStanding }) => isStanding))
      if (a !== b && (isAfter ? isRight(b, a) : isRight(a, b))) return { events: [a, b] };
  return { why: 'they lie otherwise' };
}
