/**
 * Is this request made on this computer by the person's own browser or shell? A loopback socket alone
 * does not say so: a tunnel makes the server public, and any web page can reach loopback. The local
 * token and mail-less sign-in ask here first, per request; they also need a secret (docs/decisions/010).
 */
import type { IncomingMessage } from 'node:http';

export type LocalAddress = { port: number; extensionId: string };

type RequestLike = Pick<IncomingMessage, 'headers' | 'rawHeaders' | 'url'> & {
  socket: { remoteAddress?: string | undefined };
};

/** True only if every sign agrees; a header sent twice, or anything a proxy adds, makes it false. */
export function isLoopbackRequest(req: RequestLike, address: LocalAddress): boolean {
  return (
    isLoopbackAddress(req.socket.remoteAddress) &&
    isOurHost(req, address.port) &&
    !Object.keys(req.headers).some(isProxyHeader) &&
    isOurOrigin(req, address) &&
    // `GET http://elsewhere/ HTTP/1.1`: only proxies are spoken to like that.
    (req.url ?? '/').startsWith('/')
  );
}

export function loopbackOrigins(port: number): string[] {
  const suffix = port === 80 ? '' : `:${port}`;
  return [`http://127.0.0.1${suffix}`, `http://localhost${suffix}`];
}

export function extensionOrigin(extensionId: string): string {
  return `chrome-extension://${extensionId}`;
}

export function isLoopbackAddress(address: string | undefined): boolean {
  if (address === undefined) return false;
  const v4 = address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
  return address === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(v4);
}

function isOurHost(req: RequestLike, port: number): boolean {
  const host = req.headers.host?.toLowerCase();
  if (host === undefined || timesSent(req, 'host') !== 1) return false;
  return (
    loopbackOrigins(port).includes(`http://${host}`) ||
    (port === 80 && /^(127\.0\.0\.1|localhost):80$/.test(host))
  );
}

function isOurOrigin(req: RequestLike, { port, extensionId }: LocalAddress): boolean {
  const times = timesSent(req, 'origin');
  if (times === 0) return true;
  const origin = req.headers.origin;
  return (
    times === 1 &&
    origin !== undefined &&
    [...loopbackOrigins(port), extensionOrigin(extensionId)].includes(origin)
  );
}

const proxyHeaders = new Set([
  'forwarded',
  'via',
  'x-real-ip',
  'x-client-ip',
  'x-original-host',
  'true-client-ip',
  'cf-connecting-ip',
  'cf-ray',
  'fastly-client-ip',
]);

function isProxyHeader(name: string): boolean {
  return proxyHeaders.has(name) || name.startsWith('x-forwarded') || name.startsWith('tailscale-');
}

function timesSent(req: RequestLike, name: string): number {
  return req.rawHeaders.filter((raw, i) => i % 2 === 0 && raw.toLowerCase() === name).length;
}
