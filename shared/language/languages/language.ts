/**
 * What a language is to the readers: data. English is what they read; every other language is one file of
 * this shape, named in `known-languages.ts`, that says how its closed classes (days, numbers, clocks,
 * small words, verbs of ordering) are put in English. What is left are names, and those stay.
 *
 * A phrase is a line `pattern = english`. In a pattern `a|b` are alternatives, `a?` may be missing,
 * `{slot}` stands for something of a class and `…` (in `orders` only) for anything. Slots:
 * `{n}` a number, `{hour}` one up to 24, `{h}` that in digits, `{min}` one below 60, `{clock}` `9`, `9:30`,
 * `9.30` or `9h30`, `{time}` that with minutes, `{ord}` an ordinal, `{nth}` that or a plain number, `{date}` a date in digits,
 * `{weekday}`, `{weekdays}` ("on Mondays"), `{short}` a weekday cut short, `{joined}` one with a part of the day,
 * `{month}`, `{unit}`, `{year}`.
 * A digit behind the name tells two of a kind apart: `{clock} - {clock2}`.
 * `{when}` and `{digit}` at the end look at what follows without taking it: something about time, a digit.
 */
import type { Unit } from '../english-words.ts';

type Seven<T> = readonly [T, T, T, T, T, T, T];
type Twelve<T> = readonly [T, T, T, T, T, T, T, T, T, T, T, T];

/** Forms of a word stand in one string, with spaces between; all in lower case. */
export type Language = {
  /** BCP 47, without a region. */
  code: string;
  /** Monday first. */
  weekdays: Seven<string>;
  /** "Every Monday" in a word (`montags`); empty where the language has none. */
  weekdaysOften: Seven<string>;
  weekdaysShort: Seven<string>;
  months: Twelve<string>;
  /** `1 eins ein; 2 zwei`. In ordinals -1 is the last. */
  numbers: string;
  ordinals: string;
  /** Parts of the day that are written in one word with a weekday (`Montagabend`): `evening abend; …`. */
  partsJoined: string;
  /** What stands behind digits to make them an ordinal: `.` or `º`. */
  ordinalSigns: string;
  units: Readonly<Record<Unit, string>>;
  /** Between the digits of a number: `1,5`. */
  decimalSign: ',' | '.';
  /** Between day and month; the day comes first. A date with dots has one behind the month too. */
  dateSigns: string;
  /** Regions in which `7:30` is always before noon, `*` for all. */
  clock24In: string;
  /** Words that hardly stand in another language, and small ones of which it takes two. */
  telling: string;
  hinting: string;
  /** Whatever speaks about time. */
  when: string;
  /** Small words between the parts of an event: `mit = with`. */
  joints: string;
  /** Politeness at the beginning, which says nothing. */
  leads: string;
  /** Whole orders and questions: `trag … ein = add …`. The first that fits counts. */
  orders: string;
};
