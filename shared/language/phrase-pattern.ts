/** A phrase of a language file (`languages/language.ts`) made ready, and whether it stands at a place. */
import { readSlot } from './phrase-slots.ts';
import type { SlotWords } from './phrase-slots.ts';
import type { Token } from './tokens.ts';

export type Element = {
  words: readonly string[];
  /** Name in the pattern, `clock2`; its class is the name without the digit. */
  slot: string | null;
  isOptional: boolean;
};

export type Pattern = { elements: readonly Element[]; english: string };

const lookaheads = new Set(['when', 'digit']);

export function patternsOf(lines: string): Pattern[] {
  return lines
    .split('\n')
    .filter((line) => line.includes('='))
    .map((line) => {
      const [pattern = '', english = ''] = line.split('=');
      return { elements: elementsOf(pattern), english: english.trim() };
    });
}

export function elementsOf(pattern: string): Element[] {
  return pattern
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => {
      const isOptional = word.length > 1 && word.endsWith('?');
      const bare = isOptional ? word.slice(0, -1) : word;
      const slot = /^\{(\w+)\}$/.exec(bare)?.[1] ?? null;
      return { words: slot === null ? bare.split('|') : [], slot, isOptional };
    });
}

export type Matched = { next: number; slots: ReadonlyMap<string, string> };

/** The longest way the elements stand at a place. */
export function matchAt(
  elements: readonly Element[],
  tokens: readonly Token[],
  { at, words }: { at: number; words: SlotWords },
): Matched | null {
  const slots = new Map<string, string>();
  const step = (index: number, place: number): number => {
    const element = elements[index];
    if (!element) return place;
    if (element.slot === null) {
      const token = tokens[place];
      const found = token && element.words.includes(token.text) ? step(index + 1, place + 1) : -1;
      return found >= 0 || !element.isOptional ? found : step(index + 1, place);
    }
    const kind = element.slot.replace(/\d$/, '');
    const read = readSlot(kind, tokens, { at: place, words });
    if (read) {
      const end = step(index + 1, lookaheads.has(kind) ? place : read.next);
      if (end >= 0) {
        slots.set(element.slot, read.english);
        return end;
      }
    }
    return element.isOptional ? step(index + 1, place) : -1;
  };
  const next = step(0, at);
  return next < 0 ? null : { next, slots };
}

/** `{hour-1}` is the hour before: "halb drei" is half past two. */
export function inEnglish(english: string, slots: ReadonlyMap<string, string>): string {
  return english.replace(/\{(\w+)(-1)?\}/g, (_, name: string, before?: string) => {
    const said = slots.get(name) ?? '';
    return before === undefined ? said : `${Number(said) > 1 ? Number(said) - 1 : 12}`;
  });
}
