/**
 * What the event is called: the words that are left when times, places and the phrases of asking
 * ("can you put … on my calendar") are gone. Names of guests stay in it.
 */
import type { TokenUse } from './token-use.ts';
import { isHyphened } from './tokens.ts';
import type { Token } from './tokens.ts';

const gone = '\u0001';

/** Phrases of asking at the beginning, tried again and again until none fits. */
const openings: readonly RegExp[] = [
  /^(?:hi|hello|hey|ok|okay|thanks|thank you|thaks|great|now|also|and|so|please|kindly|cortana|siri|alexa|just|then|yes|yeah|well|finally)\b(?!')/i,
  /^(?:can|could|would|will|may|might)\s+(?:you|youn|we|u|i)\b(?:\s+please)?(?:\s+help\s+me)?(?:\s+to)?/i,
  /^(?:i(?:'d| would)\s+(?:like|love)|i(?:'m| am)\s+(?:going|looking|planning|trying)|i(?:'ve|\s+have)\s+(?:got|booked|arranged|planned)|i\s+(?:want|wanna|need|gotta|got|have)|i(?:'m| am)\s+doing|i will be|i'll be|we(?:'re| are)\s+(?:going|having)|we\s+(?:have|need)|i(?:'m| am)\s+having|let's(?:\s+(?:do|have))?|there's|there is|there will be|don't forget|remember)\b(?:\s+you)?(?:\s+to(?=\s+\S)(?!\s+(?:the|my)\b))?/i,
  /^(?:make|find|leave)\s+(?:time|room|space)\s+for\b/i,
  /^i(?:'m| am)\s+(?=\p{L}+ing\b)/iu,
  /^(?:hold|keep|save|reserve|block)\s+\u0001[\s\u0001]*(?:for\b)?/i,
  /^(?:help\s+me|make\s+sure|be\s+sure|need)\b(?:\s+to)?/i,
  /^(?:mark|put|block)(?:\s+on)?\s+(?:my|the)\s+(?:calendar|schedule)\b(?:\s+(?:for|with|that|as))?/i,
  /^(?:mark|put|note|indicate|show)\s+(?:me\s+)?(?:down\s+)?(?:as|that)\b/i,
  /^(?:add|schedule|create|set\s*up|set\s+aside|set|make|put|enter|insert|arrange|mark(?=\s+(?:my|the|me|as|that|down|on|\u0001))|reserve|remind|indicate|block(?:\s+(?:off|out))?|book(?!\s+(?:club|report|fair|swap|sale|exchange|festival|launch|release|signing|review|group|(?:an?\s+|the\s+|our\s+)?(?:flights?|hotels?|table|tickets?|trains?|taxi|cab|car|travel|seats?|holiday|vacation|restaurant))\b)|find(?=\s+(?:me\s+)?(?:an?\s+)?\u0001))\b(?!['-])(?:\s+(?:me|us|myself)\b)?(?:\s+(?:down|in)\b)?(?:\s+(?:to|that|of|about)\b)?/i,
  /^(?:(?:new|another|single|calendar|tentative|separate)\s+)*(?:event|entry|reminder|item|calendar\s+event|even|plan|memo|notification|alert|period|slot|appointment|meeting|activity|one)s?[\s\u0001]+(?:alert\s+)?(?:for\s+(?:me\s+)?)?(?:called|titled|named|labell?ed|entitled|to|about|that|of|towards|saying|with\s+the\s+title)\b/i,
  /^(?:(?:new|another|single|calendar|tentative|separate)\s+)*(?:event|entry|reminder|item|even|period|slot|appointment|activity)[\s\u0001]+for\b(?!\s+\u0001)/i,
  /^(?:(?:new(?!\s+(?:years?|york|zealand|orleans|jersey|delhi|england|mexico|hampshire|haven|moon|hires?|joiners?|starters?|clients?)\b)|another|calendar)\s+)+(?=\S)/i,
  /^(?:(?:new|calendar)\s+)?(?:event|reminder|entry)\s*:|^new\s+(?:appointment|meeting)\s*:/i,
  /^(?:event|entry|reminder|item|even)\s+(?=[\p{L}#"“])/iu,
  /^(?:a|an|the|my|our|some|that|this|to|for|of|is|are|on|at|i'll|i will|to(?=\s+(?:a|an)\b))(?=[\s\u0001])/i,
  /^[\s,.:;!?–—-]+/,
];

/** Whoever tells when it leaves has it: "book a train … leaving 6:52" is the journey, not the errand. */
const isJourney = /\b(?:leaving|departing|arriving|landing)\b/i;
const bookJourney = /^book(?=\s+(?:an?\s+|the\s+|our\s+)?(?:flights?|trains?|bus|coach|ferry)\b)/i;

/** `Meeting about the boiler` is a name, unless it was asked for ("set up a meeting about …"). */
const saysAbout = /^(?:meeting|appointment|activity|plan|period)s?[\s\u0001]+(?:about|of|to|that|towards)\b/i;
const saysNew = /^new\b/i;

/** Phrases that are no part of a title wherever they stand. */
const asides: readonly RegExp[] = [
  /\b(?:to|on|in|into|onto|for|from)\s+(?:my|the|our|your)?\s*(?:\u0001+\s*)?(?:calendar|schedule|agenda|diary)\b/gi,
  /\b(?:so\s+|and\s+)?(?:(?:please|can you|could you|i need|i|we)\s+)*(?:add|put|schedule|mark|note|need|want|have)\s+(?:that|it|this)\b(?=\s*(?:down\b|to\b|on\b|in\b|onto\b|into\b|for\b|please\b|[\u0001,.!?]|$))[^.!?]*/gi,
  /\bthat\s+(?:will\s+)?(?:go(?:es)?|lasts?|runs?|is|starts?|begins?)\b(?=[\s\u0001]*\u0001)/gi,
  // Who comes is told by a sentence of its own: "and both Jamie and Adam are coming".
  /(?:,|\band\b)\s(?:both\s)?(?:\p{Lu}[\p{L}'-]{0,30}[\s,&]{1,3}(?:and\s)?){1,6}(?:is|are|will be)\s(?:coming|joining|attending|invited)\b(?:\stoo|\sas well)?/gu,
  // "A dinner event": it says that it is one.
  /\bevent(?<=\b(?:add|create|schedule|need|make|up|want|put)\s(?:in\s)?an?\s\p{L}{3,20}\sevent)\b(?=\s?(?:[\u0001.!?]|with\b|for\b|$))/giu,
  /\b(?:that\s+)?(?:i|we)\s+(?:need|have|want)\s+to\s+(?:make|take|attend|do|join|go\s+to|be\s+at)\b(?=[\s\u0001]*(?:\u0001|[.!]|$))/gi,
  // ", need to be there by eight", "any time between", "till late": about the time, not the name.
  /,\s?(?:(?:i|we)\s)?(?:need|have|must|want)\s(?:to\s)?(?:be\sthere|leave|arrive|set\soff|start)\b(?=[\s\u0001]*(?:\u0001|[.!]|$))/gi,
  // "It takes 45 minutes", "leaving 6:52", "is confirmed": how long, when, and that it stands.
  /(?:,\s?)?\b(?:it|that|this|which)\s(?:(?:will|should|might)\s)?(?:takes?|lasts?)\b(?=[\s\u0001]*\u0001)/gi,
  /,?\s?\b(?:and\s)?(?:leaving|departing|arriving|landing)\b(?=(?:\s(?:at|around|about))?[\s\u0001]*\u0001)/gi,
  /\u0001\s(?:is|has\sbeen|was)\s(?:now\s|all\s)?(?:confirmed|booked|agreed|settled|fixed|set)\b(?=[\s\u0001]*(?:[.!]|$))/gi,
  /\b(?:any\s?time|(?:un)?till?\slate)\b(?=[\s\u0001]*(?:\u0001|[,.!]|$))/gi,
  /\u0001[\s]+(?:calendar|schedule|agenda|diary)\b/gi,
  /\b(?:for me|as well|please|thank you|thanks|sometime|at some point|full day)\b/gi,
  /\bdon't contact people\b/gi,
];
const edgeWords =
  /^(?:and|at|on|in|for|from|to|by|with|of|a|an|the|is|are|as|starting|around|about|that|it|be|will|@|or)$/i;
const emptyTitles =
  /^(?:event|entry|reminder|calendar|something|it|one|time|item|even|me|new|that|this|schedule|thing|slot|hours?|minutes?)$/i;

/** Marks the tokens of phrases of asking as `drop`. Do this before looking for places. */
export function dropAsides(text: string, tokens: readonly Token[], uses: TokenUse[]): void {
  const masked = mask(text, tokens, uses);
  for (const aside of asides) {
    for (const match of masked.matchAll(aside))
      drop(tokens, uses, { from: match.index, to: match.index + match[0].length });
  }
}

/** Marks openings and edges as `drop`; what is left is the title. */
export function markTitle(text: string, tokens: readonly Token[], uses: TokenUse[]): void {
  const named = namedTitle(text, tokens, uses);
  if (named) keepOnly(tokens, uses, named);
  else {
    dropOpenings(text, tokens, uses);
    dropLaterSentences(text, tokens, uses);
  }
  // What stands in quotes stands there with its signs.
  if (!named || !/["“]/.test(text.charAt(named.from - 1))) dropEdges(tokens, uses);
}

/** What is left for a title; null when nothing is. */
export function titleOf(text: string, tokens: readonly Token[], uses: readonly TokenUse[]): string | null {
  const title = joinFree(text, tokens, uses);
  const isQuoted = text.includes(`"${title}"`) || text.includes(`“${title}”`);
  return title === '' || (emptyTitles.test(title) && !isQuoted) ? null : withCapital(title);
}

/** Speech comes without capitals. A word that has one inside, such as a brand, is left as it is. */
function withCapital(title: string): string {
  const first = /^\p{Ll}[^\s\p{Lu}]*(?=\s|$)/u.exec(title)?.[0];
  return first === undefined ? title : first.charAt(0).toUpperCase() + title.slice(1);
}

function namedTitle(
  text: string,
  tokens: readonly Token[],
  uses: readonly TokenUse[],
): { from: number; to: number } | null {
  const quoted = /["“]([^"“”]{1,200})["”]/.exec(text);
  if (quoted?.[1]) return { from: quoted.index + 1, to: quoted.index + 1 + quoted[1].length };
  const named = /\b(?:called|titled|entitled|named|call it|name it|title it)\s+(?=[^\s\u0001])/i.exec(
    mask(text, tokens, uses),
  );
  if (!named) return null;
  const from = named.index + named[0].length;
  const rest = mask(text, tokens, uses).slice(from);
  const end = rest.search(/\s*(?:\u0001|[.!?](?:\s|$)|\b(?:for|with|at|on)\s+\u0001)/);
  return { from, to: end < 0 ? text.length : from + end };
}

function keepOnly(
  tokens: readonly Token[],
  uses: TokenUse[],
  { from, to }: { from: number; to: number },
): void {
  for (const [at, token] of tokens.entries()) {
    const isInside = token.from >= from && token.to <= to;
    if (isInside && uses[at] !== 'time') uses[at] = 'free';
    else if (uses[at] === 'free') uses[at] = 'drop';
  }
}

function dropOpenings(text: string, tokens: readonly Token[], uses: TokenUse[]): void {
  let masked = mask(text, tokens, uses);
  let isAsked = false;
  let before = '';
  for (let round = 0; round < 20; round += 1) {
    const lead = /^[\s\u0001]*/.exec(masked)?.[0].length ?? 0;
    const rest = masked.slice(lead);
    const match = (isJourney.test(text) ? [...openings, bookJourney] : openings)
      .map((opening) => opening.exec(rest))
      .find((found) => found && found[0].length > 0);
    if (!match) return;
    // "About the new boiler": what is new there is the boiler, not the event.
    if ((!isAsked && saysAbout.test(rest)) || (/^the\s*$/i.test(before) && saysNew.test(rest))) return;
    [before] = match;
    if (/\p{L}{2}/u.test(before) && !/^(?:an?|the|my|our)\s*$/i.test(before)) isAsked = true;
    const to = lead + match[0].length;
    drop(tokens, uses, { from: lead, to });
    masked = gone.repeat(to) + masked.slice(to);
  }
}

/** `Budget review at 2. Include Jeff.`: the first sentence that says something names the event. */
function dropLaterSentences(text: string, tokens: readonly Token[], uses: TokenUse[]): void {
  let hasWords = false;
  for (const [at, token] of tokens.entries()) {
    if (uses[at] === 'free' && /[\p{L}\p{N}]/u.test(token.text)) hasWords = true;
    const isEnd =
      /^[.!?]$/.test(token.text) &&
      tokens[at + 1]?.glued === false &&
      !/^(?:dr|mr|mrs|ms|st|prof|\p{L})$/u.test(tokens[at - 1]?.text ?? '');
    if (isEnd && hasWords) {
      drop(tokens, uses, { from: token.from, to: text.length });
      return;
    }
  }
}

function dropEdges(tokens: readonly Token[], uses: TokenUse[]): void {
  const isTitle = (at: number): boolean => uses[at] === 'free' || uses[at] === 'guest';
  const isEdge = (at: number): boolean =>
    uses[at] === 'free' &&
    (edgeWords.test(tokens[at]?.text ?? '') ||
      /^[^\p{L}\p{N}#$!)<\p{Extended_Pictographic}]+$/u.test(tokens[at]?.text ?? ''));
  for (let end = tokens.length - 1; end >= 0; end -= 1) {
    if (!isTitle(end)) continue;
    // The sign that closes a tag of the title is its own.
    const closesTag =
      tokens[end]?.text === '>' && tokens[end]?.glued === true && tokens.some(({ text }) => text === '<');
    if (!isEdge(end) || closesTag || isHyphened(tokens, end)) break;
    uses[end] = 'drop';
  }
  for (let start = 0; start < tokens.length; start += 1) {
    if (!isTitle(start)) continue;
    if (!isEdge(start)) break;
    uses[start] = 'drop';
  }
}

function joinFree(text: string, tokens: readonly Token[], uses: readonly TokenUse[]): string {
  const runs: string[] = [];
  let from = -1;
  let to = -1;
  const hasWords = uses.includes('free');
  for (const [at, token] of tokens.entries()) {
    const isTitle = uses[at] === 'free' || (uses[at] === 'guest' && (hasWords || token.text !== 'with'));
    if (isTitle) {
      if (from < 0) from = token.from;
      to = token.to;
    } else if (from >= 0) {
      runs.push(text.slice(from, to));
      from = -1;
    }
  }
  if (from >= 0) runs.push(text.slice(from, to));
  return runs
    .join(' ')
    .replace(/\s+/g, ' ')
    .replace(/\(\s*\)/g, '')
    .replace(/\s+([,.!?])/g, '$1')
    .replace(/^([^(]*?)\s*\)$/, '$1')
    .trim()
    .slice(0, 200)
    .toWellFormed();
}

function mask(text: string, tokens: readonly Token[], uses: readonly TokenUse[]): string {
  let masked = '';
  let at = 0;
  for (const [index, token] of tokens.entries()) {
    masked += text.slice(at, token.from);
    masked +=
      uses[index] === 'free' || uses[index] === 'guest'
        ? text.slice(token.from, token.to)
        : gone.repeat(token.to - token.from);
    at = token.to;
  }
  return masked.replaceAll('’', "'");
}

function drop(tokens: readonly Token[], uses: TokenUse[], { from, to }: { from: number; to: number }): void {
  for (const [at, token] of tokens.entries()) {
    if (token.from >= from && token.to <= to && uses[at] === 'free') uses[at] = 'drop';
    if (token.from >= to) return;
  }
}
