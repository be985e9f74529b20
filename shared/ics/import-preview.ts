/** What a calendar file would do to a calendar, as it is shown before it is done. Types only. */

type Shown = { title: string; when: string; line: number };

/** `count` is all there are; `shown` the first of them. */
export type ImportPreview = {
  /** The calendar's name in the file. */
  name: string | null;
  /** Why nothing of it can be taken; null where something can. */
  refusal: string | null;
  adds: { count: number; overlapping: number; shown: (Shown & { overlaps: string[] })[] };
  /** There already: by the file's own name for it, or one like it at that time. */
  known: { count: number; shown: (Shown & { why: 'name' | 'same' })[] };
  /** What repeats and is not among the others as a series. */
  series: {
    count: number;
    /** Those that are. */
    kept: number;
    /** Single events that all of them make within the window. */
    times: number;
    /** `times: null`: repeats too often to be taken one by one. */
    shown: { title: string; line: number; times: number | null; why: string | null }[];
    /** Days around today. */
    back: number;
    ahead: number;
  };
  problems: { count: number; shown: { line: number; problem: string }[] };
};
