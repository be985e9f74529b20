/** A bare "yes" says what the person asked: it needs the same proof. */
import type { Clause } from './clauses.ts';
import { clausesOf } from './clauses.ts';
import { judgeClause } from './judge-clause.ts';
import type { Look } from './look.ts';
import { plainText } from './plain-text.ts';
import { readMarks } from './read-marks.ts';
import { touches } from './touches.ts';

const agrees =
  /^(?:yes|correct|exactly|indeed|right|absolutely|definitely|certainly|of course|it is|you are|you do|you have|i did|i have|it does|there is|they are|that is (?:right|correct|true)|it sure is|you sure are|affirmative|uh huh|mhm|totally|yes (?:it is|you are|you do|i did|i have|it does|there is|indeed|of course|absolutely))$/;
const denies =
  /^(?:no|not at all|it is not|you are not|you do not|i did not|i have not|no (?:it is not|you are not|you do not|i did not|there is not|it does not)|negative|afraid not)$/;
/** Nothing but a yes or a no: checked against the question, here. */
export const isYesOrNo = (shape: string): boolean => agrees.test(shape) || denies.test(shape);
const asksWhether =
  /^\W*(?:(?:so|and|but|hey|wait|ok|okay|well|um|uh)\W+)*(?:did|do|does|is|are|am|was|were|have|has)\b/i;
const swapped: Readonly<Record<string, string>> = {
  you: 'i',
  i: 'you',
  my: 'your',
  your: 'my',
  me: 'you',
  am: 'are',
};

/** Why a bare answer may not be given; null when it may, or is none. */
export function judgeAnswer(clauses: readonly Clause[], look: Look): string | null {
  const shapes = clauses.map(({ shape }) => shape);
  const isYes = shapes.length > 0 && shapes.every((shape) => agrees.test(shape));
  const isNo = !isYes && shapes.length > 0 && shapes.every((shape) => denies.test(shape));
  const question = look.said.last.text;
  if ((!isYes && !isNo) || !asksWhether.test(question)) return null;
  const stated = plainText(question)
    .replace(/\?+\s*$/, '')
    .replace(/\p{L}+/gu, (word) => swapped[word.toLowerCase()] ?? word);
  const asked = clausesOf(readMarks(stated, look.know.now, look.titles)).map((clause) => ({
    ...clause,
    mood: 'states' as const,
  }));
  if (!asked.some(touches)) return null;
  const whys = asked.flatMap((clause) => {
    const finding = judgeClause({ clause, look, isConditional: false, whole: clause.shape });
    return 'why' in finding ? [finding.why] : [];
  });
  if (isYes) return whys[0] ?? null;
  return whys.some((why) => !why.includes('not looked at') && !why.includes('nothing known speaks'))
    ? null
    : 'nothing shows that it is not so';
}
