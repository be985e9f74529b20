/**
 * An e-mail address out of what a person or a model passed: written, or spoken as "jane dot doe at
 * example dot com". Null for what is none: nothing is booked on a guess.
 */

const address =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/;

export function readEmail(words: string): string | null {
  const text = words
    .trim()
    .replace(/^<|>$/g, '')
    .replace(/^mailto:/i, '');
  const whole = isAddress(text) ? text : spoken(text);
  if (!isAddress(whole)) return null;
  const at = whole.lastIndexOf('@');
  return `${whole.slice(0, at)}@${whole.slice(at + 1).toLowerCase()}`;
}

function isAddress(text: string): boolean {
  const name = text.slice(0, text.lastIndexOf('@'));
  return text.length <= 254 && address.test(text) && !/^\.|\.\.|\.$/.test(name);
}

function spoken(text: string): string {
  if (!/\sat\s|\sdot\s/i.test(text)) return text;
  return text
    .toLowerCase()
    .replace(/\s+at\s+/g, '@')
    .replace(/\s+dot\s+/g, '.')
    .replace(/\s+(?:underscore|under score)\s+/g, '_')
    .replace(/\s+(?:dash|hyphen|minus)\s+/g, '-')
    .replace(/\s+plus\s+/g, '+')
    .replace(/[.,!?]$/, '')
    .replaceAll(' ', '');
}
