/**
 * Can a day or a time be traced to what the person said, or to what they were offered? Generous:
 * it only has to tell a wish of theirs from one that was slipped in.
 */
import { spokenNumbers } from '#shared/language/spoken-numbers.ts';
import { addDays } from '#shared/schedule/wall-clock.ts';
import { plainText, plainWords } from './plain-words.ts';

const weekdays = [
  /\b(?:mon|mondays?|montags?|lunes)\b/,
  /\b(?:tue|tues|tuesdays?|dienstags?|martes)\b/,
  /\b(?:wed|weds|wednesdays?|mittwochs?|miercoles)\b/,
  /\b(?:thu|thur|thurs|thursdays?|donnerstags?|jueves)\b/,
  /\b(?:fri|fridays?|freitags?|viernes)\b/,
  /\b(?:sat|saturdays?|samstags?|sonnabends?|sabados?)\b/,
  /\b(?:sun|sundays?|sonntags?|domingos?)\b/,
];
/** Days and times that only the reader can work out. */
const looseDay =
  /\b(?:next|this|following|coming|week|weeks|weekend|month|months|year|day after|days|(?:a|one|another) day|later|earlier|after|before|end of|beginning|start of|first|last|second|third|fourth|fifth|other|another|sooner|soon|until|every|jan\w*|feb\w*|mar(?:ch)?|apr\w*|may|june?|july?|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*|christmas|easter|new year|eve|birthday|holiday|thanksgiving|halloween|nachste\w*|kommende\w*|ubermorgen|woche|wochenende|monat|tage?|januar|februar|marz|mai|juni|juli|oktober|dezember|proxim\w*|semana|mes|dias?|pasado|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b|\b\d{1,2}(?:st|nd|rd|th)\b|\d[./-]\d/;
const nearDay =
  /\b(?:today|tonight|tomorrow|now|morning|afternoon|evening|night|heute|morgen|jetzt|hoy|manana|ahora)\b/;
const looseTime =
  /\b(?:(?:at|around|before|after|over|during|by|until|till|for|to) (?:lunch|dinner|breakfast|school|work)|lunchtime|later|earlier|sooner|early|late|before|after|now|hours?|minutes?|half|quarter|forward|back|ahead|between|until|till|(?:free|open|available|best|other|another|different|first|next|last|any) (?:time|slot|hour|gap|opening)|whenever|somewhere|somewhen|spater|fruher|halb|viertel|stunden?|minuten?|danach|temprano|media|cuarto|horas?|antes|despues)\b/;

/** Parts of the day: they leave the time open only where none was said. */
const partOfDay =
  /\b(?:morning|afternoon|evening|night|tonight|noon|midday|midnight|mittags?|abends?|morgens?|nachmittags?|nachts|mediodia|manana|tarde|noche)\b/;
const lengths = /\bfor (?:an?|half an?|\w+(?: and a half)?) (?:hours?|minutes?|mins?)\b/g;

export type Wall = { date: string; time?: string };

/** Offered slots and days of events that were spoken of; wall times. */
export type Offered = readonly Wall[];

export function isTimeSaid(time: string, said: readonly string[], offered: Offered): boolean {
  const text = said.map(plainText).join(' \n ');
  const numbers = numbersIn(text);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  if (numbers.has(hour) || numbers.has(hour % 12 || 12) || numbers.has(hour * 100 + minute)) return true;
  // "Quarter to five", "ten to five", "halb fünf" name the hour that comes.
  if (minute > 0 && (numbers.has((hour % 12) + 1) || numbers.has(hour + 1))) return true;
  const open = text.replace(lengths, ' ');
  if (looseTime.test(open) || (numbersIn(open).size === 0 && partOfDay.test(open))) return true;
  return offered.some((slot) => slot.time === time);
}

/** `today` is the person's date now. */
export function isDaySaid(
  date: string,
  said: readonly string[],
  { today, offered }: { today: string; offered: Offered },
): boolean {
  const text = said.map(plainText).join(' \n ');
  const weekday = Temporal.PlainDate.from(date).dayOfWeek;
  const named = weekdays.filter((day) => day.test(text));
  if (named.some((day) => day === weekdays[weekday - 1])) return true;
  if (looseDay.test(text)) return true;
  const numbers = numbersIn(text);
  const [, month = '', day = ''] = date.split('-');
  if (numbers.has(Number(day)) && (numbers.has(Number(month)) || named.length > 0)) return true;
  const isNear = date === today || date === addDays(today, 1);
  if (isNear && (nearDay.test(text) || named.length === 0)) return true;
  return offered.some((slot) => slot.date === date);
}

/** Does it say a time at all? */
export function saysTime(text: string): boolean {
  const plain = plainText(text);
  return numbersIn(plain).size > 0 || looseTime.test(plain) || partOfDay.test(plain);
}

/** Does it say a day at all? */
export function saysDay(text: string): boolean {
  const plain = plainText(text);
  return weekdays.some((day) => day.test(plain)) || looseDay.test(plain) || nearDay.test(plain);
}

function numbersIn(text: string): Set<number> {
  const numbers = new Set<number>();
  for (const word of plainWords(text)) {
    const digits = /^(\d{1,4})(?:am|pm|h|uhr|st|nd|rd|th)?$/.exec(word)?.[1] ?? spokenNumbers.get(word);
    if (digits !== undefined) numbers.add(Number(digits));
    if (/^(?:noon|midday|mittags?|mediodia)$/.test(word)) numbers.add(12);
    if (/^(?:midnight|mitternacht|medianoche)$/.test(word)) numbers.add(0);
  }
  return numbers;
}
