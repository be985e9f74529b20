/**
 * Which URLs Tavus would call: public https only. With `allowLoopback` this machine's own are
 * taken too, so that a whole product can run without leaving it.
 */

/** Null when the URL may be called, else why not. Placeholders may stand in path and query only. */
export function whyNotCallable(url: string, allowLoopback: boolean): string | null {
  let parsed: URL;
  try {
    parsed = new URL(url.replaceAll(/\{\w+\}/g, 'x'));
  } catch {
    return 'Not a valid URL.';
  }
  if (/^[a-z]+:\/\/[^/?#]*\{/i.test(url)) return 'Host must be static.';
  const host = parsed.hostname.replace(/^\[|\]$/g, '');
  if (isLoopback(host)) return allowLoopback ? null : 'URL must not point to a private or loopback address.';
  if (isPrivate(host)) return 'URL must not point to a private or loopback address.';
  return parsed.protocol === 'https:' ? null : 'URL must use https.';
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || host === '::1' || /^127\./.test(host);

const isPrivate = (host: string): boolean =>
  /^(10\.|192\.168\.|169\.254\.|0\.|172\.(1[6-9]|2\d|3[01])\.)/.test(host) ||
  /^(f[cd]|fe80)/i.test(host) ||
  !host.includes('.');
