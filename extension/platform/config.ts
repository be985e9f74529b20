/** Where the server is. The person can change it; there is no other configuration. */

export const defaultServerUrl = 'http://127.0.0.1:8787';

/** `null` when the text is no http(s) address. Adds a missing scheme; path, query and trailing slash go. */
export function toServerUrl(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed)
    ? trimmed
    : `${guessScheme(trimmed)}://${trimmed}`;
  try {
    const url = new URL(withScheme);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
    return url.hostname === '' ? null : url.origin;
  } catch {
    return null;
  }
}

export function isLoopback(serverUrl: string): boolean {
  const { hostname } = new URL(serverUrl);
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/** Plain http carries the token readable over the network; only this machine is safe with it. */
export function isSafe(serverUrl: string): boolean {
  return serverUrl.startsWith('https:') || isLoopback(serverUrl);
}

/** For `permissions.request`; ports are not part of a match pattern. */
export function hostPattern(serverUrl: string): string {
  const { protocol, hostname } = new URL(serverUrl);
  return `${protocol}//${hostname}/*`;
}

function guessScheme(text: string): 'http' | 'https' {
  return /^(localhost|127\.|\[::1\])/.test(text) ? 'http' : 'https';
}
