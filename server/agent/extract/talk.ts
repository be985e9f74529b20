/** A talk as the extraction reads it, cut into sentences and clauses with their places. */
export type TalkTurn = {
  role: 'user' | 'agent';
  text: string;
  /** Instant at which it was said. */
  at: string;
  /** The date where the person was, if that is known: "tomorrow" may be called Thursday later. */
  today?: string;
};

/** UTF-16 offsets, end exclusive. */
export type Stretch = { from: number; to: number; text: string };

const abbreviation = /\b(?:[ap]\.m|mr|mrs|ms|dr|st|no|approx|ca|z\.b|bzw|uhr)\.$/i;

export function sentencesOf(text: string): Stretch[] {
  return cut(
    text,
    /[.!?…]+["”’)]*\s+|\n+/g,
    ({ before, mark, after }) => !/^\./.test(mark) || !endsShort(before + mark.slice(0, 1), after),
  );
}

/** Parts of sentences that can each have a verb of their own. */
export function clausesOf(text: string): Stretch[] {
  return sentencesOf(text).flatMap((sentence) =>
    cut(
      sentence.text,
      /[,;:–—]\s+|\s+-\s+|\s+(?=(?:and|so|but|or|then|und|aber|dann|y|pero)\s)/gi,
      () => true,
    ).map((clause) => ({
      ...clause,
      from: clause.from + sentence.from,
      to: clause.to + sentence.from,
    })),
  );
}

/**
 * What stands between quotation marks, if it is more than a name: somebody's text, read out. A mark
 * that is never closed reaches to the end.
 */
export function quotationsOf(text: string): Stretch[] {
  return [...text.matchAll(/["“„«][^"”“»]*(?:["”“»]|$)/g)]
    .map((match) => ({ from: match.index, to: match.index + match[0].length, text: match[0] }))
    .filter((part) => part.text.trim().split(/\s+/).length > 5);
}

export function touching(parts: readonly Stretch[], where: { from: number; to: number }): Stretch[] {
  return parts.filter(({ from, to }) => from < where.to && to > where.from);
}

/** "At four p.m. Add yoga" are two sentences, "at four p.m. Berlin time" and "Dr. Smith" are not. */
function endsShort(before: string, after: string): boolean {
  if (!abbreviation.test(before)) return false;
  const isNew =
    /\b[ap]\.m\.$/i.test(before) &&
    /^\p{Lu}/u.test(after) &&
    !/^(?:\p{L}+ ){1,2}time\b|^(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/iu.test(
      after,
    );
  return !isNew;
}

type Border = { before: string; mark: string; after: string };

function cut(text: string, border: RegExp, isBorder: (at: Border) => boolean): Stretch[] {
  const parts: Stretch[] = [];
  let from = 0;
  for (const match of text.matchAll(border)) {
    const to = match.index + match[0].length;
    if (!isBorder({ before: text.slice(from, match.index), mark: match[0], after: text.slice(to) })) continue;
    parts.push({ from, to, text: text.slice(from, to) });
    from = to;
  }
  parts.push({ from, to: text.length, text: text.slice(from) });
  return parts.filter((part) => part.text.trim() !== '');
}

/** The sentences that hold these words. */
export function sentenceAround(text: string, where: { from: number; to: number }): string {
  return touching(sentencesOf(text), where)
    .map((sentence) => sentence.text)
    .join('');
}
