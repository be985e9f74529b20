/**
 * What the person wants taken back, from their own words: nothing named ("undo that"), something by
 * its name ("undo the spa day"), or an undo itself ("undo that undo", "redo"). A model tends to pass
 * none of it, and then something else would be taken back.
 */
export type UndoWords = {
  named?: string;
  isRedo?: true;
  /** How many of the newest; all is `Infinity`. */ most?: number;
};

const undo = /\b(?:undo|take back|revert|roll back)\b/;
const all =
  /\b(?:undo|take back|revert|roll back) (?:(?:it|that|this) all|everything|all)\b|\b(?:take|put|bring|roll) (?:(?:it|that|this|them) all|everything|all(?: of (?:it|that|this|them|those))?) back\b/;
const lastFew =
  /\b(?:undo|take back|revert|roll back) (?:them )?(?:both|(?:the )?(?:last|latest) (two|three|2|3))\b|\b(?:take|put|bring|roll) (?:them )?both(?: of (?:them|those))? back\b/;
/** Words that point at what was done, or name the deed and not the event. */
const pointing = new Set(
  'it its that this them those these all both everything anything the a an my our your last latest previous newest one ones thing things change changes changed action step edit what whatever which you i we just did done have had has been made make do does again now please right away first second of to from with for and then there here back move moves moved moving booking booked add added adding addition remove removed removing removal delete deleted deletion cancel cancelled cancellation reschedule rescheduled rescheduling reminder event meeting appointment was were is before earlier prior whole entire group too also really actually quickly immediately today yesterday thanks thank ok okay yes no not never mind sorry me us he she they in at by if can could would will shall said asked wanted meant mistake wrong entry item'.split(
    ' ',
  ),
);

export function readUndoWords(words: string): UndoWords {
  const text = words.toLowerCase().replace(/[’]/g, "'").replace(/\s+/g, ' ');
  if (/\bredo\b|\b(?:undo|take back|revert)\b[^.,;!?]*\b(?:undo|undoing|undone|taking back)\b/.test(text))
    return { isRedo: true };
  const found = undo.exec(text);
  if (!found) return mostIn(text);
  const behind = text.slice(found.index + found[0].length);
  const phrase = /^[^.,;:!?]*/.exec(behind)?.[0].split(/\b(?:and|but|because|so|instead|i meant)\b/)[0] ?? '';
  const telling = phrase.split(/[^\p{L}\p{N}']+/u).filter((word) => word !== '' && !pointing.has(word));
  if (telling.length > 0) return telling.length > 6 ? {} : { named: telling.join(' ') };
  return mostIn(text);
}

/** "Undo everything you just did", "take both back". */
function mostIn(text: string): UndoWords {
  if (all.test(text)) return { most: Infinity };
  const few = lastFew.exec(text);
  return few ? { most: /3|three/.test(few[1] ?? '') ? 3 : 2 } : {};
}
