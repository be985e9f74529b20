/**
 * Words as an ear would take them: without markdown, invisible characters, look-alike letters and
 * other clothes under which a claim could slip past. Only for reading; what is said stays as it was.
 */

/** Letters of other alphabets that look like Latin ones; a word of both is read as Latin. */
const pairs = [
  'аaвbеeкkмmнhоoрpсcтtуyхxіiјjѕsԁdһhԛqԝwгrпnьb',
  'ΑaΒbΕeΖzΗhΙiΚkΜmΝnΟoΡpΤtΥyΧxαaβbεeιiκkνvοoρpτtυuχxγyωw',
  'ıiɑaɡgɩiʟlʀrꜱsᴀaʙbᴄcᴅdᴇeɢgʜhɪiᴊjᴋkᴍmɴnᴏoᴘpᴛtᴜuᴠvᴡwʏyᴢz',
];
const lookAlikes = new Map(
  pairs.flatMap((row) =>
    [...row.matchAll(/(.)(.)/gu)].map(([, one = '', latin = '']) => [one, latin] as const),
  ),
);
const digitLetters: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  '@': 'a',
  $: 's',
};
const keptHalf = '\uE000';

/** Longest text that is looked at; the cutter never hands out more. */
export const longestSentence = 700;

export function plainText(text: string): string {
  const shown = text
    .slice(0, longestSentence * 2)
    .replaceAll('½', keptHalf)
    .replace(/[\u{1F150}-\u{1F189}\u{1F1E6}-\u{1F1FF}]/gu, boxedLetter)
    .normalize('NFKD')
    .replace(/[\p{Cf}\p{M}\u{E0000}-\u{E01EF}\u115F\u1160\u3164\u2800]/gu, '')
    .replaceAll(keptHalf, '½')
    .replace(/\p{Zs}/gu, ' ')
    .replace(/[‘’ʼ´＇]/g, "'")
    .replace(/[“”„«»]/g, '"')
    // "November 22: 7 am" is a day and a time, not one clock.
    .replace(/(?<=\d): (?=\d)/g, ', ');
  return oneAlphabet(withoutMarkup(shown)).replace(/\s+/g, ' ').trim();
}

function withoutMarkup(text: string): string {
  return text
    .replace(/<\/?[a-z][^<>]{0,80}>/gi, ' ')
    .replace(/&(?:nbsp|#160|#32);/gi, ' ')
    .replace(/!?\[([^\]]{0,300})\]\([^)]{0,300}\)/g, '$1')
    .replace(/(^|\n)\s{0,8}(?:[-*+•▪◦‣–—]|\d{1,2}[.)]|#{1,6}|>+)\s+/g, '$1')
    .replace(/[*_~#`]+/g, '')
    .replace(/(?<![\p{L}\p{N}])'+|'+(?![\p{L}\p{N}])/gu, (quotes) => (quotes.length > 1 ? '' : quotes))
    .replace(/\|/g, ', ')
    .replace(/(?<![\p{L}\p{N}])\p{L}(?:[ .\-·,/]\p{L}){2,}(?![\p{L}\p{N}])/gu, unspaced);
}

/** `d o n e`, `b.o.o.k.e.d`; but not `a.m. I`. */
function unspaced(letters: string): string {
  const bare = letters.replace(/[ .\-·,/]/g, '');
  return bare.length < 3 ? letters : bare;
}

function oneAlphabet(text: string): string {
  return text.replace(/[\p{L}\p{N}@$]+/gu, (word) => {
    const latin = /[a-z]/i.test(word) || !/\p{L}/u.test(word) || isLookAlike(word);
    const letters = latin ? [...word].map((letter) => alike(letter)).join('') : word;
    return /^[a-z]+[0-9@$]+[a-z]+$/i.test(letters)
      ? letters.replace(/[0134577@$]/g, (digit) => digitLetters[digit] ?? digit)
      : letters;
  });
}

function isLookAlike(word: string): boolean {
  for (const letter of word) {
    if (!lookAlikes.has(letter) && !lookAlikes.has(letter.toLowerCase())) return false;
  }
  return true;
}

function alike(letter: string): string {
  return lookAlikes.get(letter) ?? lookAlikes.get(letter.toLowerCase()) ?? letter;
}

/** Negative circled and squared letters and flags spell words too. */
function boxedLetter(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  const base = code >= 0x1f1e6 ? 0x1f1e6 : code >= 0x1f170 ? 0x1f170 : 0x1f150;
  return String.fromCharCode(97 + (code - base));
}
