/**
 * What German and Spanish orders to a calendar are made of, as pairs: what is said, and the same in
 * English. Closed classes only (verbs of ordering, days, clocks, numbers, small words); what is left is
 * a name and stays as it is. Data; `to-english.ts` reads with it. On lower case with accents.
 */
export type Pairs = readonly (readonly [RegExp, string])[];

const germanNumbers = 'eins|ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf';
const spanishNumbers = 'una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce';
const day = String.raw`(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)`;

/** Words that tell which language it is. */
export const german =
  /\b(?:am|um|uhr|mit|beim?|den|die|das|der|ein(?:en?)?|ist|bin|habe?|ich|mein(?:en?|e)?|bitte|nein|doch|lieber|trage?|lösche?|streiche?|verschiebe?|verlege?|füge?|was|wann|wo|heute|morgen|übermorgen|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|danke|termin|erinnere?|sage?|steht|und|auf|zum|zur|für|nächste[nr]?)\b/giu;
export const spanish =
  /\b(?:el|la|los|las|una?|con|de|del|por|para|mi|mis|qué|que|cuándo|dónde|tengo|hay|pon|ponme|añade|agrega|apunta|borra|elimina|cancela|quita|mueve|cambia|pasa|hoy|mañana|pasado|lunes|martes|miércoles|jueves|viernes|sábado|domingo|gracias|cita|reunión|tarde|noche|estoy|libre|próximo|a)\b/giu;

export const germanPairs: Pairs = [
  [/^(?:bitte|und|dann|ja|kannst du|könntest du)[\s,]+/giu, ''],
  [/[\s,]+bitte(?=[.!?]*$)/giu, ''],
  [/\b(?:bitte|mal|doch)\s+/giu, ''],
  [/^(?:vielen dank|danke(?: schön| dir| sehr)?)[.!]*$/giu, 'thanks'],
  [/^(?:mach das|nimm das) rückgängig[.!]*$/giu, 'undo'],
  [/^(?:ja|jawohl|klar|mach das)[.!]*$/giu, 'yes'],
  [/^(?:nein|lieber nicht)[.!]*$/giu, 'no'],
  [/^(?:nein|doch lieber|lieber|ach nein)[\s,]+/giu, 'no, '],
  [/^was (?:habe?|hab) ich (?:denn |alles )?(.+?)(?: vor)?\?*$/giu, 'what do I have $1?'],
  [/^was (?:steht|ist) (.+?)(?: an| los)?\?*$/giu, 'what do I have $1?'],
  [/^wann (?:ist|habe ich|hab ich) (?:(?:mein|der|die|das|den|meinen)e? )?(.+?)\?*$/giu, 'when is $1?'],
  [/^wo ist (?:(?:mein|der|die|das)e? )?(.+?)\?*$/giu, 'where is $1?'],
  [/^(?:bin|habe?|hab) ich (.+?) (?:frei|zeit)\?*$/giu, 'am I free $1?'],
  [
    /^(?:trage?|schreibe?|notiere?|plane?|nimm)\s+(?:mir )?(?:(?:den|die|das|einen?|ein|meinen?) )?(.+?)(?: ein| auf)?[.!]*$/giu,
    'add $1',
  ],
  [/^(?:füge?)\s+(?:(?:den|die|das|einen?|ein) )?(.+?) hinzu[.!]*$/giu, 'add $1'],
  [
    /^(?:lösche?|streiche?|entferne?|storniere?|nimm)\s+(?:(?:den|die|das|meinen?|mein) )?(.+?)(?: raus| weg| heraus)?[.!]*$/giu,
    'delete $1',
  ],
  [/^(?:sage?)\s+(?:(?:den|die|das|meinen?|mein) )?(.+?) ab[.!]*$/giu, 'delete $1'],
  [
    /^(?:verschiebe?|verlege?|schiebe?)\s+(?:(?:den|die|das|meinen?|mein) )?(.+?) (?:auf|nach)(?: den)? (.+?)[.!]*$/giu,
    'move $1 to $2',
  ],
  [/^erinnere? mich (?:an )?(?:(?:den|die|das|meinen?) )?(.+?)[.!]*$/giu, 'remind me of $1'],
  [/\bhalb (zwölf|elf|zehn|neun|acht|sieben|sechs|fünf|vier|drei|zwei|eins)(?: uhr)?\b/giu, 'HALF $1'],
  [/\bviertel nach /giu, 'quarter past '],
  [/\bviertel vor /giu, 'quarter to '],
  [/\b(\d{1,2}) uhr (\d{2})\b/giu, '$1:$2'],
  [/\b(\d{1,2})[.:](\d{2}) uhr\b/giu, '$1:$2'],
  [/\b(\d{1,2}) uhr\b/giu, '$1:00'],
  [new RegExp(String.raw`\b(${germanNumbers}) uhr\b`, 'giu'), "$1 o'clock"],
  [/\bmontags?\b/giu, 'monday'],
  [/\bdienstags?\b/giu, 'tuesday'],
  [/\bmittwochs?\b/giu, 'wednesday'],
  [/\bdonnerstags?\b/giu, 'thursday'],
  [/\bfreitags?\b/giu, 'friday'],
  [/\b(?:samstags?|sonnabends?)\b/giu, 'saturday'],
  [/\bsonntags?\b/giu, 'sunday'],
  [/\bübermorgen\b/giu, 'the day after tomorrow'],
  [/\bheute abend\b/giu, 'tonight'],
  [/\bheute\b/giu, 'today'],
  [/\bmorgen früh\b/giu, 'tomorrow morning'],
  [/\bmorgen\b/giu, 'tomorrow'],
  [/\b(?:am )?nachmittags?\b/giu, 'in the afternoon'],
  [/\b(?:am )?vormittags?\b/giu, 'in the morning'],
  [/\b(?:am )?abends?\b/giu, 'in the evening'],
  [/\b(?:am )?mittags?\b/giu, 'at noon'],
  [/\bjede[nrs]?\b/giu, 'every'],
  [new RegExp(String.raw`\b(?:am |den )?(?:nächste|kommende)[nrs]?\s+(?=${day})`, 'giu'), 'next '],
  [/\bnächste woche\b/giu, 'next week'],
  [/\bjanuar\b/giu, 'january'],
  [/\bfebruar\b/giu, 'february'],
  [/\bmärz\b/giu, 'march'],
  [/\bmai\b/giu, 'may'],
  [/\bjuni\b/giu, 'june'],
  [/\bjuli\b/giu, 'july'],
  [/\boktober\b/giu, 'october'],
  [/\bdezember\b/giu, 'december'],
  [
    /\b(\d{1,2})\. (?=january|february|march|april|may|june|july|august|september|october|november|december)/giu,
    '$1 ',
  ],
  [
    /\bum (?=\d|noon|half|quarter|eins|ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)/giu,
    'at ',
  ],
  [new RegExp(String.raw`\bam (?=${day}|\d|next)`, 'giu'), 'on '],
  [/\bganztägig\b|\bden ganzen tag\b/giu, 'all day'],
];

export const spanishPairs: Pairs = [
  [/[¿¡]/g, ''],
  [/^(?:por favor|y|luego|sí|puedes)[\s,]+/giu, ''],
  [/[\s,]+por favor(?=[.!?]*$)/giu, ''],
  [/^(?:muchas )?gracias[.!]*$/giu, 'thanks'],
  [/^(?:deshazlo|deshaz eso)[.!]*$/giu, 'undo'],
  [/^sí[.!]*$/giu, 'yes'],
  [/^qué (?:tengo|hay)(?: para)? (.+?)\?*$/giu, 'what do I have $1?'],
  [/^cuándo (?:es|tengo) (?:(?:el|la|mi|un|una) )?(.+?)\?*$/giu, 'when is $1?'],
  [/^dónde es (?:(?:el|la|mi) )?(.+?)\?*$/giu, 'where is $1?'],
  [/^estoy libre (.+?)\?*$/giu, 'am I free $1?'],
  [
    /^(?:ponme|pon|añade|agrega|apunta|anota|programa)\s+(?:(?:el|la|los|las|una?) )?(.+?)[.!]*$/giu,
    'add $1',
  ],
  [/^(?:borra|elimina|cancela|quita)\s+(?:(?:el|la|los|las|mi) )?(.+?)[.!]*$/giu, 'delete $1'],
  [
    /^(?:mueve|cambia|pasa)\s+(?:(?:el|la|los|las|mi) )?(.+?) (?:al|a las?|para (?:el|las?)|a) (.+?)[.!]*$/giu,
    'move $1 to $2',
  ],
  [
    new RegExp(String.raw`\ba las? (\d{1,2}(?::\d{2})?|${spanishNumbers}) (?:y media)\b`, 'giu'),
    'at half past $1',
  ],
  [
    new RegExp(String.raw`\ba las? (\d{1,2}(?::\d{2})?|${spanishNumbers}) de la (?:tarde|noche)\b`, 'giu'),
    'at $1 pm',
  ],
  [new RegExp(String.raw`\ba las? (\d{1,2}(?::\d{2})?|${spanishNumbers}) de la mañana\b`, 'giu'), 'at $1 am'],
  [new RegExp(String.raw`\ba las? (?=\d|${spanishNumbers})`, 'giu'), 'at '],
  [/\b(?:(?:el|los) )?lunes\b/giu, 'on monday'],
  [/\b(?:(?:el|los) )?martes\b/giu, 'on tuesday'],
  [/\b(?:(?:el|los) )?miércoles\b/giu, 'on wednesday'],
  [/\b(?:(?:el|los) )?jueves\b/giu, 'on thursday'],
  [/\b(?:(?:el|los) )?viernes\b/giu, 'on friday'],
  [/\b(?:(?:el|los) )?sábado\b/giu, 'on saturday'],
  [/\b(?:(?:el|los) )?domingo\b/giu, 'on sunday'],
  [/\bpasado mañana\b/giu, 'the day after tomorrow'],
  [/\bpor la mañana\b/giu, 'in the morning'],
  [/\b(?:por|en) la tarde\b/giu, 'in the afternoon'],
  [/\bpor la noche\b/giu, 'in the evening'],
  [/\bmañana\b/giu, 'tomorrow'],
  [/\bhoy\b/giu, 'today'],
  [/\bal mediodía\b/giu, 'at noon'],
  [/\btodo el día\b/giu, 'all day'],
  [/\bto on (?=\w+day\b)/giu, 'to '],
];

/** Hours by name, in both languages. */
export const hours: ReadonlyMap<string, number> = new Map(
  [germanNumbers, `${spanishNumbers}`].flatMap((names) => {
    const all = names.split('|').filter((name) => name !== 'ein');
    return all.map((name, index): [string, number] => [name, index + 1]);
  }),
);
