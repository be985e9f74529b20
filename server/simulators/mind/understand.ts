/**
 * How a simulated model understands: by `shared/language`, the reader that the whole product
 * uses. A file of its own, so that the engine does not depend on the shape of a reading.
 */
import type { ReadingContext } from '#shared/language/reading.ts';
import {
  readClockHalves,
  readClockWords,
  readDateWords,
  readDurationWords,
} from '#shared/language/read-words.ts';
import { readCommand } from '#shared/language/read-command.ts';
import { toToolCall } from '#shared/language/tool-call.ts';
import type { ToolCall } from './known.ts';

export type Understood = {
  kind: string;
  call: ToolCall | null;
  /** Which of the offered things is meant, from 0; -1 is the last. */
  choice: number | null;
  /** What a bare answer ("at 3pm", "on Friday") says of a day, a time or a length. */
  bare?: {
    /** The words themselves where they may mean two days, or none: the tool reads them and asks. */
    date?: string;
    time?: string;
    /** Both halves of the day, where nothing says which. */
    times?: string[];
    /** The hour as it was said, where only what is usual tells which half is meant. */
    hour?: string;
    minutes?: number;
  };
  /** A yes that names the overlap itself: "add it anyway". */
  consents?: boolean;
  /** What to say of words that no tool can serve. */
  advice?: string;
};

export type Understand = (text: string, context: ReadingContext) => Understood;

export const understand: Understand = (text, context) => {
  const command = readCommand(text, context);
  const call = withoutInstead(toToolCall(command, context));
  return {
    kind: command.kind,
    call,
    choice: command.kind === 'choose' ? command.index : null,
    bare: readBare(text, context),
    consents: command.kind === 'yes' && command.allowOverlap === true,
    ...(command.kind === 'unknown' && command.advice !== undefined ? { advice: command.advice } : {}),
  };
};

/** "I want Pilates at six instead": of what was before, and no part of the name. */
function withoutInstead(call: ToolCall | null): ToolCall | null {
  const title = call?.arguments['title'];
  if (call?.tool !== 'add_event' || typeof title !== 'string') return call;
  const name = title
    .replace(/ instead$/i, '')
    .replace(/^(?:i'm|i am|we're|we are) (?=(?:away|out|off|back|abroad|busy|gone)\b)/i, '');
  return {
    ...call,
    arguments: { ...call.arguments, title: `${name.charAt(0).toUpperCase()}${name.slice(1)}` },
  };
}

function readBare(text: string, context: ReadingContext): NonNullable<Understood['bare']> {
  const words = text
    .trim()
    .replace(/[.!?]+$/, '')
    .replace(/^(?:no|nope|sorry|actually|wait)\b[,.]?\s*/i, '')
    .replace(/^i (?:meant|mean|said)\s+/i, '')
    .replace(
      /^(?:let's |please )?(?:put|make|move|set|have|do|change|shift|schedule|book|add) (?:it|that|this)\s+/i,
      '',
    )
    .replace(/[\s,]+(?:then|instead|rather|please|thanks)$/i, '');
  const date = readDateWords(words, context);
  const clock = words.replace(/^(?:to|from)\s+/i, '');
  const time = readClockWords(clock, context);
  const [morning] = time.kind === 'time' ? readClockHalves(clock, context) : [];
  const minutes = readDurationWords(words.replace(/^for\s+/i, ''));
  const isSeveral = date.kind === 'ambiguous' || date.kind === 'contradiction';
  return {
    ...(date.kind === 'date' ? { date: date.date } : {}),
    // On a Monday "next Tuesday" is two days: whoever reads the words asks which.
    ...(isSeveral && words.split(/\s+/).length <= 6 ? { date: words } : {}),
    ...(time.kind === 'time' ? { time: time.time } : {}),
    ...(morning === undefined ? {} : { hour: asSaid(morning) }),
    ...(time.kind === 'ambiguous' && !isSeveral ? { times: time.choices.map(({ value }) => value) } : {}),
    ...(minutes === null ? {} : { minutes }),
  };
}

/** `08:30` before noon, as an hour of either half. */
function asSaid(time: string): string {
  const [hour = '', minute = '00'] = time.split(':');
  const open = Number(hour) === 0 ? 12 : Number(hour);
  return minute === '00' ? String(open) : `${open}:${minute}`;
}
