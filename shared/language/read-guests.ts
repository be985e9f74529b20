/** Guests among the words that are not about time: `with Sam and Kate`, `invite Bob`. */
import type { Guest } from '../schedule/event.ts';
import type { TokenUse } from './token-use.ts';
import { wordAt } from './tokens.ts';
import type { Token } from './tokens.ts';
import { wordSet } from './word-set.ts';

const nameEnds = wordSet(`
  at on in for from to about until by re regarding and & , with . ! ? as is who that please - @ ( )
  also sometime before after so tomorrow a an of ; : will are
`);
const noNames = wordSet(`
  the my our his her their your a an me us them him it this that all everyone everybody no some two
  three alarm reminder
`);

export function readGuests(tokens: readonly Token[], uses: TokenUse[]): Guest[] {
  const guests: Guest[] = [];
  for (let at = 0; at < tokens.length && guests.length < 20; at += 1) {
    if (uses[at] !== 'free' || !isGuestLead(tokens, at)) continue;
    const isWith = wordAt(tokens, at) === 'with';
    const names = readNames(tokens, at + 1, { uses, isLoose: isWith });
    if (names.names.length === 0) continue;
    for (const name of names.names) guests.push({ name });
    for (let used = at; used < names.next; used += 1) uses[used] = 'guest';
    at = names.next - 1;
  }
  return guests;
}

function isGuestLead(tokens: readonly Token[], at: number): boolean {
  const word = wordAt(tokens, at);
  if (word === 'with') return wordAt(tokens, at + 1) !== 'all';
  return (word === 'invite' || word === 'include') && tokens[at + 1]?.isCapital === true;
}

function readNames(
  tokens: readonly Token[],
  at: number,
  { uses, isLoose }: { uses: readonly TokenUse[]; isLoose: boolean },
): { names: string[]; next: number } {
  const names: string[] = [];
  let next = at;
  let end = at;
  for (;;) {
    const name = readName(tokens, next, { uses, isLoose });
    if (!name) break;
    names.push(name.name);
    end = name.next;
    next = end;
    while (/^(?:,|and|&)$/.test(wordAt(tokens, next)) && uses[next] === 'free' && next < end + 2) next += 1;
    if (next === end) break;
  }
  return { names, next: end };
}

function readName(
  tokens: readonly Token[],
  at: number,
  { uses, isLoose }: { uses: readonly TokenUse[]; isLoose: boolean },
): { name: string; next: number } | null {
  const words: string[] = [];
  let next = at;
  const isProper = tokens[at]?.isCapital === true;
  if (!isProper && !isLoose) return null;
  while (next < tokens.length && uses[next] === 'free' && next < at + 5) {
    const token = tokens[next];
    if (!token || (nameEnds.has(token.text) && !isInitialDot(tokens, next))) break;
    if (isProper && !token.isCapital && token.text !== '.' && !(token.glued && token.text === '-')) break;
    if (token.glued && words.length > 0) words.push(`${words.pop() ?? ''}${token.raw}`);
    else words.push(token.raw);
    next += 1;
  }
  const [first] = words;
  if (
    first === undefined ||
    noNames.has(first.toLowerCase()) ||
    (!isProper && words.length > 2) ||
    !/^\p{L}/u.test(first)
  )
    return null;
  return { name: words.join(' '), next };
}

/** The dot of `Dr. Mike`, `Jim S. Hall`. */
function isInitialDot(tokens: readonly Token[], at: number): boolean {
  return (
    wordAt(tokens, at) === '.' &&
    tokens[at]?.glued === true &&
    /^(?:dr|mr|mrs|ms|prof|st|\p{L})$/u.test(wordAt(tokens, at - 1)) &&
    tokens[at + 1]?.isCapital === true
  );
}
