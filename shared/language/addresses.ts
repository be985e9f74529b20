/** Stretches of a text in which nothing is about time: quoted words, e-mail addresses, links. */

export type Stretch = { from: number; to: number };

const longestQuote = 200;
const mostFound = 100;

/** E-mail addresses, in order. Walks out from each `@`, so that no text makes it slow. */
export function findEmails(text: string): (Stretch & { email: string })[] {
  const found: (Stretch & { email: string })[] = [];
  for (let at = text.indexOf('@'); at >= 0 && found.length < mostFound; at = text.indexOf('@', at + 1)) {
    let from = at;
    while (from > 0 && at - from < 64 && /[\w.+-]/.test(text.charAt(from - 1))) from -= 1;
    let to = at + 1;
    while (to < text.length && to - at < 255 && /[\w.-]/.test(text.charAt(to))) to += 1;
    while (to > at && /[.-]/.test(text.charAt(to - 1))) to -= 1;
    const email = text.slice(from, to);
    if (from < at && /^[^@]+@[\w-]+(?:\.[\w-]+)+$/.test(email)) found.push({ from, to, email });
  }
  return found;
}

/** Where no reader of times should look. */
export function findUntimed(text: string): Stretch[] {
  return [...findEmails(text), ...findLinks(text), ...findQuotes(text)];
}

function findLinks(text: string): Stretch[] {
  const found: Stretch[] = [];
  for (let at = text.indexOf('://'); at >= 0 && found.length < mostFound; at = text.indexOf('://', at + 3)) {
    let from = at;
    while (from > 0 && at - from < 20 && /[a-z]/i.test(text.charAt(from - 1))) from -= 1;
    const end = text.slice(at).search(/[\s"<>]/);
    const to = end < 0 ? text.length : at + end;
    found.push({ from, to });
  }
  return found;
}

function findQuotes(text: string): Stretch[] {
  const found: Stretch[] = [];
  let open = -1;
  for (let at = 0; at < text.length && found.length < mostFound; at += 1) {
    const sign = text.charAt(at);
    if (sign !== '"' && sign !== '“' && sign !== '”') continue;
    if (open >= 0 && at - open > 1 && at - open <= longestQuote && sign !== '“') {
      found.push({ from: open, to: at + 1 });
      open = -1;
    } else open = at;
  }
  return found;
}
