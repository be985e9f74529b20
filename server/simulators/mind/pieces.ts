/**
 * A turn as the orders in it, one after another: "put it at three … no, four … and remind me of it"
 * is three, "cancel the spa and move chess to seven" two. A model would see them at once; this one
 * takes them in order, a round of calls for each.
 */
import { firstPiece } from '#shared/language/pieces.ts';
import { readCommand } from '#shared/language/read-command.ts';
import { readingNow } from '#shared/language/reading-now.ts';
import type { ReadingContext } from '#shared/language/reading.ts';
import { readPhrase } from '#shared/language/utterance.ts';
import { tidySpeech } from './tidy-speech.ts';
import { bareWords, lengthSaid, whenSaid } from './when-said.ts';

const seam = new RegExp(
  [
    String.raw`\s*(?:\.{2,}|…|—|;|\n)\s*`,
    String.raw`[,.]?\s+(?=(?:no|wait|actually|sorry|i mean|make that|make it)\b[, ]|(?:oh |ah |no )?(?:never ?mind|forget it|scrap that)\b)`,
    // "… on 28 January and also on the 29th" is one order for two days.
    String.raw`[,.]?\s+(?=and (?:also|then)\b(?! on\b))`,
    String.raw`(?<!\b(?:dr|mr|mrs|ms|prof|st|vs|[ap]\.m))[.!?]\s+`,
  ].join('|'),
  'i',
);
/** Behind "and" or a comma these begin an order or a question of their own. */
const order = String.raw`(?:please )?(?:cancel|delete|remove|drop(?! (?:off|by|in))|clear(?! (?:up|out))|move|push(?! ups?)|postpone|reschedule|shift|swap|switch|add|put|(?:stick|pop|squeeze|pencil) (?:in )?(?:an?|the|my|some)\b(?=.*\b(?:in|at)\b)|schedule(?= )|create|book (?:an?|me|the)\b|rename|undo|remind me|what(?:'s| is| do| am| are| does)\b|when (?:is|do|am|does)\b|where is|who is|am i|do i|is there|show me|tell me|find (?:me|an?)|make it|call it|invite|i (?:want|need) (?!to\b|it\b|that\b)|no (?!\d)\w+ (?:on|this|tomorrow|today)\b|take (?:it|that|this|them) (?:out|off|away)|(?:scrap|skip|ditch|bin|drop) (?:it|that))\b`;
const joint = new RegExp(
  String.raw`((?:,\s*|\s+)(?:and then|and also|and|then|but|plus|so)\s+(?=${order})|,\s+(?=${order}))`,
  'i',
);
const startsOrder = new RegExp(
  String.raw`^(?:(?:please|and|then|also|can you|could you|i want to|i need to|let's)[\s,]+)*${order}`,
  'i',
);

export function piecesOf(words: string, context: ReadingContext): string[] {
  const names: string[] = [];
  // What stands in quotes is one thing, whatever it says; and so is what is said to be a title.
  const hide = (name: string): string => `\uE000${names.push(name) - 1}\uE001`;
  const kept = tidySpeech(words)
    .replace(/["“][^"“”]*["”]/g, hide)
    .replace(
      /(?<=\b(?:called|titled|entitled|named|call it|name it)\s+)[^"\uE000]*?(?=\s(?:on|at|from|today|tonight|tomorrow|next|this|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|$)/gi,
      (name) => (name === '' ? name : hide(name)),
    );
  const show = (piece: string): string =>
    piece.replace(/\uE000(\d+)\uE001/g, (_mark, at: string) => names[Number(at)] ?? '');
  const pieces = kept
    .split(seam)
    .flatMap((piece) => ordersIn(piece, context))
    .map((piece) => show(piece).trim())
    .map((piece, index) =>
      piece.replace(index === 0 ? /^also\b[, ]*/i : /^(?:and\b[, ]*)?(?:(?:then|also)\b[, ]*)?/i, '').trim(),
    )
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece));
  return pieces.length === 0 ? [words] : mended(notTakenBack(joined(pieces), context), context);
}

const takesBack =
  /^(?:(?:ah|oh|no|nah|wait|actually|hm+|well|on second thoughts?)[\s,.…]+)*(?:forget (?:about )?(?:it|that)|never ?mind(?: that| it)?|scrap (?:that|it)|scratch that|leave it|don't(?: bother)?)\b/i;

/** "Move gym to 10, no leave it at 9": it stays where it was. */
const staysPut =
  /^(?:(?:ah|oh|no|nah|wait|actually|hm+|well|sorry)[\s,.…]+)*(?:leave|keep) (?:it|that|them) (?:at|on|as|where|there)\b/i;
const moves =
  /^(?:(?:please|and|then|can you|could you|let's)[\s,]+)*(?:move|push|postpone|reschedule|shift|change)\b/i;

const corrects = (rest: string, context: ReadingContext): boolean =>
  rest !== '' && (whenSaid(rest, context) !== null || lengthSaid(rest) !== null);

/** "Add golf on Monday … ah, forget it": what was taken back in the same breath was never asked for. */
function notTakenBack(pieces: string[], context: ReadingContext): string[] {
  // "Scratch that, three hours" puts it right and takes nothing back.
  const isOver = (piece: string) =>
    takesBack.test(piece) && !corrects(piece.replace(takesBack, '').replace(/^[\s,.]+/, ''), context);
  const at = pieces.findLastIndex(
    (piece, index) =>
      index > 0 && (isOver(piece) || (staysPut.test(piece) && moves.test(pieces[index - 1] ?? ''))),
  );
  if (at < 0) return pieces;
  const rest = pieces.slice(at + 1);
  return rest.length === 0 ? ['never mind'] : rest;
}

/** "Cancel the spa and move chess": in two where the first is whole by itself. */
function ordersIn(piece: string, context: ReadingContext): string[] {
  const [first = '', ...rest] = piece.split(joint);
  const made = [first];
  for (let at = 0; at + 1 < rest.length; at += 2) {
    const [link = '', part = ''] = rest.slice(at, at + 2);
    const last = made.at(-1) ?? '';
    // "… at 4 and remind me half an hour before" is one event with its reminder.
    const isOwnReminder =
      /^remind me\b/i.test(part) &&
      firstPiece(readPhrase(part, readingNow(context)).pieces, 'reminder') !== undefined;
    if (isWhole(last, context) && !isOwnReminder) made.push(part);
    else
      made[made.length - 1] =
        isReason.test(last) && !saysWhen(last, context) ? part : `${last}${link}${part}`;
  }
  const whole = made.flatMap((part) => movesIn(part, context)).map(withObject);
  return whole.filter((part, index) => index === whole.length - 1 || !leaves.test(part));
}

/** "Move massage to Monday and choir to Tuesday": the verb is said once, each has its own where to. */
function movesIn(part: string, context: ReadingContext): string[] {
  if (!moves.test(part)) return [part];
  const [first = '', ...others] = part.split(/\s*(?:,\s*and|,|\band\b)\s+/i);
  const orders = [first, ...others.map((other) => `move ${other}`)];
  const areMoves = orders.every((order) => {
    const command = / to \S/i.test(order) ? readCommand(order, context) : null;
    return command?.kind === 'move' && (command.toDate ?? command.toTime) !== undefined;
  });
  return others.length > 0 && areMoves ? orders : [part];
}

/** It asks for something and is not cut short: what is to be added has a day or a time. */
function isWhole(part: string, context: ReadingContext): boolean {
  if (saysWhen(part, context) || leaves.test(part) || /\binstead$/i.test(part)) return true;
  return startsOrder.test(part) && !/^(?:please )?(?:add|put|schedule|create|book|call it)\b/i.test(part);
}

const saysWhen = (part: string, context: ReadingContext): boolean =>
  readPhrase(part, readingNow(context)).pieces.some(({ kind }) => kind === 'clock' || kind === 'day');

/** "I'm sick, cancel the gym": why, and then what. */
const isReason =
  /^(?:(?:sorry|oh|hey|hi|so|well)[\s,]+)*(?:i'm|i am|we're|we are|i was|i feel|i have to|it's|it is|because|since|(?:the|my|our|his|her) (?:\w+ ){1,3}(?:is|was|has|are|have)|(?:the|my|our|his|her) (?:\w+ ){0,2}\w+'s)\b/i;

const leaves =
  /^(?:i|we) (?:can't|cannot|can not|won't|will not|am not able to|couldn't|am not going to|'m not going to) (?:be able to )?(?:make(?: it to)?|come to|attend|do|go to|go(?= \w+ing\b))\s+/i;

/** "I can't make the dentist on Thursday", then "move it": it is the dentist. */
function withObject(part: string, index: number, all: readonly string[]): string {
  const before = all[index - 1];
  if (before === undefined || !leaves.test(before)) return part;
  return part.replace(/\b(?:it|that)\b/i, before.replace(leaves, ''));
}

const notThere = /^(?:(?:no|oh|actually|sorry)[\s,]+)*not (?:at|in) \S/i;

/** "No." and "Actually" alone belong to what follows. */
function joined(pieces: string[]): string[] {
  const made: string[] = [];
  for (const piece of pieces) {
    const last = made.at(-1);
    // "Not at Mario's, they are shut. Chez Lu": the other place comes by itself.
    if (last !== undefined && notThere.test(last) && /^(?:at |in )?\p{Lu}\S*(?: \S+){0,4}$/u.test(piece)) {
      made[made.length - 1] = `it's at ${piece.replace(/^(?:at|in) /i, '')}`;
      continue;
    }
    // "Theory test! Not the driving one."
    if (
      last !== undefined &&
      /^not (?:the )?\S+(?: \S+){0,3}$/i.test(piece) &&
      !/\b(?:not|no)\b/i.test(last)
    ) {
      made[made.length - 1] = `${last}, ${piece}`;
      continue;
    }
    if (
      last !== undefined &&
      /^(?:no|wait|actually|sorry|yes|ok|okay|please|hi|hello|hey|oh|well|and)[,.!]?$/i.test(last)
    ) {
      made[made.length - 1] = `${last.replace(/[,.!]$/, '')}, ${piece}`;
    } else {
      made.push(piece);
    }
  }
  return made;
}

/** An order or a name with a day, and no time yet. */
function isUnfinished(last: string, context: ReadingContext): boolean {
  const { pieces } = readPhrase(last, readingNow(context));
  if (firstPiece(pieces, 'clock') !== undefined || last.endsWith('?')) return false;
  return startsOrder.test(last) || firstPiece(pieces, 'day') !== undefined;
}

/** "Put yoga on Monday, no, Tuesday at 6": the order was not finished when it was put right. */
function mended(pieces: string[], context: ReadingContext): string[] {
  const made: string[] = [];
  for (const piece of pieces) {
    const last = made.at(-1);
    // "… in three weeks, put it in for noon": the time behind it, too.
    const isOfLast =
      /^(?:no|wait|actually|sorry|i mean|oh)\b/i.test(piece) || /^put (?:it|that) (?:in|down)\b/i.test(piece);
    const when = last !== undefined && isOfLast ? whenSaid(piece, context) : null;
    if (last === undefined || when === null || !isUnfinished(last, context)) {
      made.push(piece);
      continue;
    }
    const phrase = readPhrase(last, readingNow(context));
    if (when.time === undefined) {
      made.push(piece);
      continue;
    }
    const day = when.date === undefined ? undefined : firstPiece(phrase.pieces, 'day');
    const from = day === undefined ? last.length : (phrase.tokens[day.start]?.from ?? last.length);
    const to = day === undefined ? last.length : (phrase.tokens[day.next - 1]?.to ?? last.length);
    made[made.length - 1] = `${last.slice(0, from)} ${last.slice(to)} ${bareWords(piece)}`
      .replace(/\s+/g, ' ')
      .trim();
  }
  return made;
}
