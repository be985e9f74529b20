/** Short answers to what the agent asked: yes, no, which one, undo, hello. */
import type { Command } from './command.ts';
import { readCardinal, readOrdinal } from './read-number.ts';
import { after, readTokens, wordAt } from './tokens.ts';
import type { Utterance } from './utterance.ts';

const undo =
  /^(?:undo|redo|revert|scratch that|roll (?:it |that )?back|(?:oops|whoops)\b.*(?:back|undo)|take (?:it|that|this|everything|both|(?:it|that|them) (?:all|both)|all of (?:it|that|this|them)|both of them) back|(?:put|change|bring|set|move|turn|switch) (?:it|that|this|everything|them|things|both|it all|them (?:all|both)|(?:all|both) of (?:it|them)) back(?! (?:\d|an?|half|one|two|by|to)\b)|go back(?: to how it was)?$)|\b(?:undo (?:it|that|this)|put (?:it|that|everything) back)$/;
const yesWords =
  /^(?:yes|yeah|yep|yup|ya|sure|ok|okay|correct|exactly|confirm(?:ed)?|absolutely|definitely|of course|sounds good|that's (?:right|fine|ok|okay|correct|good)|fine|go ahead|go for it|do it|do that|right|perfect|please do|works for me|alright|all right)\b/;
const anyway =
  /\b(?:anyway|anyways|regardless|both|overlap|double[- ]?book|all the same|nevertheless|still)\b/;
const yesTail =
  /^(?:please|thanks|thank you|do it|do that|go ahead|go for it|add it|book it|schedule it|put it in|move it|that's (?:right|fine|ok|correct|good|it)|that one|it is|it's fine|of course|sure|yes|anyway|correct|sounds good|i(?:'m| am) sure|i do|perfect|great|good|fine|works|confirm|ok|okay)?(?: (?:please|anyway|anyways|then|thanks|regardless|still|there|it|that))*$/;
const addAnyway =
  /^(?:add|book|do|schedule|put|move|keep|create|make|double[- ]?book)(?: (?:it|that|them|this|both|in|there|to it))* (?:anyway|anyways|regardless|all the same|both|still)$|^(?:double[- ]?book(?: it)?|keep both|let (?:it|them) overlap|overlap is (?:fine|ok|okay))$/;
const noWords =
  /^(?:no|nope|nah|never ?mind|don't|do not|forget it|leave it|stop|not now|no thanks|cancel(?: that| it)?$|not really|skip it|neither(?: of (?:them|those|these))?|none(?: of (?:them|those|these))?)\b/;
const noTail =
  /^(?:thanks|thank you|please|don't|do not|leave it(?: as it is| alone| there)?|forget it|never ?mind|add it|do it|do that|book it|move it|bother|not now|it's fine|that's (?:ok|okay|fine|all|it)|stop|cancel(?: it| that)?|as it is|keep it(?: as it is)?|no)?(?: (?:thanks|thank you|please|then|now|anyway))*$/;
const greeting =
  /^(?:hi|hello|hey|good (?:morning|afternoon|evening|day)|howdy|greetings)(?: there| everyone| again)?$/;

export function readShortAnswer({ lower }: Utterance, whole: string): Command | null {
  const said = bare(whole);
  if (undo.test(lower) || undo.test(said) || /\bput (?:it|that) back\b/.test(said)) return { kind: 'undo' };
  if (greeting.test(said)) return { kind: 'greeting' };
  if (addAnyway.test(lower)) return { kind: 'yes', allowOverlap: true };
  const choice = readChoice(lower);
  if (choice !== null) return { kind: 'choose', index: choice };
  const yes = yesWords.exec(said);
  if (yes) {
    const rest = tail(said, yes[0]);
    if (addAnyway.test(rest)) return { kind: 'yes', allowOverlap: true };
    if (yesTail.test(rest)) return anyway.test(rest) ? { kind: 'yes', allowOverlap: true } : { kind: 'yes' };
  }
  const no = noWords.exec(said);
  return no && noTail.test(tail(said, no[0])) ? { kind: 'no' } : null;
}

/** What follows "yes," or "no,": a command of its own, if it is one. */
export function afterAnswer(whole: string): string | null {
  const said = bare(whole);
  const match = yesWords.exec(said) ?? noWords.exec(said);
  if (
    !match ||
    !(/^\s*[,.!;:-]/.test(said.slice(match[0].length)) || /^(?:yes|yeah|yep|no|nope|nah)$/.test(match[0]))
  )
    return null;
  const rest = tail(whole.trim(), match[0]);
  return rest === '' ? null : rest;
}

/** From 0; `the last one` is -1. */
function readChoice(lower: string): number | null {
  const tokens = readTokens(lower);
  let at = 0;
  while (
    /^(?:the|option|number|no|choice|slot|take|choose|pick|i|'ll|i'll|want|use|let's|go|with|on|at|for)$/.test(
      wordAt(tokens, at),
    ) &&
    at < 5
  )
    at += 1;
  const isOption = at > 0 && /^(?:option|number|choice|slot)$/.test(wordAt(tokens, at - 1));
  if (isEndOfChoice(tokens, at, 'last') || isEndOfChoice(tokens, at, 'latest')) return -1;
  if (isEndOfChoice(tokens, at, 'earliest') || isEndOfChoice(tokens, at, 'former')) return 0;
  if (isEndOfChoice(tokens, at, 'latter')) return -1;
  const ordinal = tokens[at]?.value === null ? readOrdinal(tokens, at) : null;
  if (ordinal && ordinal.value <= 10 && at + tokens.length > 0) {
    const next = /^(?:one|option|slot|choice|time)$/.test(wordAt(tokens, ordinal.next))
      ? ordinal.next + 1
      : ordinal.next;
    return next === tokens.length ? ordinal.value - 1 : null;
  }
  const number = isOption ? readCardinal(tokens, at) : null;
  return number && number.next === tokens.length && number.value >= 1 && number.value <= 10
    ? number.value - 1
    : null;
}

function isEndOfChoice(tokens: ReturnType<typeof readTokens>, at: number, word: string): boolean {
  if (wordAt(tokens, at) !== word) return false;
  return (
    at + 1 === tokens.length ||
    after(tokens, at + 1, 'one') === tokens.length ||
    after(tokens, at + 1, 'slot') === tokens.length
  );
}

function bare(whole: string): string {
  return whole
    .slice(0, 300)
    .replaceAll('’', "'")
    .toLowerCase()
    .replace(/[\s.!?]+$/, '')
    .trim();
}

function tail(said: string, lead: string): string {
  return said
    .slice(lead.length)
    .replace(/^[\s,.!;:-]+/, '')
    .replace(/^(?:and|but|then|please)\s+/, '');
}
