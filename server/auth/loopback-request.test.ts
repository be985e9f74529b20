import { describe, expect, it } from 'vitest';
import { isLoopbackRequest } from './loopback-request.ts';

const address = { port: 8787, extensionId: 'abcdefghijklmnopabcdefghijklmnop' };
const extension = `chrome-extension://${address.extensionId}`;

type Sent = { from?: string | undefined; url?: string; headers?: [string, string][] };

function request({ from = '127.0.0.1', url = '/', headers = [['Host', '127.0.0.1:8787']] }: Sent) {
  const byName: Record<string, string> = {};
  // Node keeps the first of a repeated Host or Origin.
  for (const [name, value] of headers) byName[name.toLowerCase()] ??= value;
  return { socket: { remoteAddress: from }, url, headers: byName, rawHeaders: headers.flat() };
}

const host: [string, string] = ['Host', '127.0.0.1:8787'];

describe('a request made on this computer', () => {
  const cases: [string, Sent][] = [
    ['without an Origin', {}],
    ['to localhost', { headers: [['Host', 'localhost:8787']] }],
    ['with a Host in capitals', { headers: [['Host', 'LOCALHOST:8787']] }],
    ['over IPv6', { from: '::1' }],
    ['over IPv4 inside IPv6', { from: '::ffff:127.0.0.1' }],
    ['from another loopback address', { from: '127.0.53.53' }],
    ['from our own page', { headers: [host, ['Origin', 'http://127.0.0.1:8787']] }],
    ['from our own page by its other name', { headers: [host, ['Origin', 'http://localhost:8787']] }],
    ['from our extension', { headers: [host, ['Origin', extension]] }],
    ['with a query', { url: '/sign-in?setup=x' }],
  ];
  it.each(cases)('%s is local', (_name, sent) => {
    expect(isLoopbackRequest(request(sent), address)).toBe(true);
  });
});

describe('a request that may come from elsewhere', () => {
  const cases: [string, Sent][] = [
    ['from the local network', { from: '192.168.1.20' }],
    ['from IPv6 that only looks like loopback', { from: '::ffff:8.8.8.8' }],
    ['from an address that begins like loopback', { from: '127.0.0.1.evil.example' }],
    ['from 12.7.0.0', { from: '12.7.0.1' }],
    ['from a link-local address', { from: 'fe80::1' }],
    ['with a socket that is already closed', { from: '' }],
    ['to a name that was rebound to loopback', { headers: [['Host', 'evil.example:8787']] }],
    ['to a name that was rebound, without a port', { headers: [['Host', 'evil.example']] }],
    ['to a name that begins with ours', { headers: [['Host', '127.0.0.1:8787.evil.example']] }],
    ['to a name that ends with ours', { headers: [['Host', 'evil.localhost:8787']] }],
    ['to a user part that looks like us', { headers: [['Host', '127.0.0.1:8787@evil.example']] }],
    ['to another port', { headers: [['Host', '127.0.0.1:9999']] }],
    ['to us without a port', { headers: [['Host', '127.0.0.1']] }],
    ['to a wildcard name of loopback', { headers: [['Host', '127.0.0.1.nip.io:8787']] }],
    ['to all addresses', { headers: [['Host', '0.0.0.0:8787']] }],
    ['to a decimal address', { headers: [['Host', '2130706433:8787']] }],
    ['with a dot after localhost', { headers: [['Host', 'localhost.:8787']] }],
    ['without a Host', { headers: [] }],
    ['with two Hosts', { headers: [host, ['Host', 'evil.example']] }],
    ['through a proxy that says so', { headers: [host, ['Forwarded', 'for=1.2.3.4']] }],
    ['through a tunnel with X-Forwarded-For', { headers: [host, ['X-Forwarded-For', '1.2.3.4']] }],
    ['through a tunnel that claims loopback', { headers: [host, ['X-Forwarded-For', '127.0.0.1']] }],
    ['through a tunnel with X-Forwarded-Host', { headers: [host, ['X-Forwarded-Host', 'x.example']] }],
    ['through a tunnel with X-Forwarded-Proto', { headers: [host, ['X-Forwarded-Proto', 'https']] }],
    ['through a tunnel with an empty X-Forwarded-For', { headers: [host, ['X-Forwarded-For', '']] }],
    ['through a tunnel with Cf-Connecting-Ip', { headers: [host, ['Cf-Connecting-Ip', '1.2.3.4']] }],
    ['through a tunnel of a private network', { headers: [host, ['Tailscale-User-Login', 'x@y.example']] }],
    ['through a proxy with X-Real-IP', { headers: [host, ['X-Real-IP', '1.2.3.4']] }],
    ['through a proxy with Via', { headers: [host, ['Via', '1.1 x']] }],
    ['through a proxy by its whole address', { url: 'http://evil.example/' }],
    ['from a web page', { headers: [host, ['Origin', 'https://evil.example']] }],
    ['from a page on another local port', { headers: [host, ['Origin', 'http://127.0.0.1:3000']] }],
    ['from a page on localhost without a port', { headers: [host, ['Origin', 'http://localhost']] }],
    ['from our address over https', { headers: [host, ['Origin', 'https://127.0.0.1:8787']] }],
    ['from a sandboxed page', { headers: [host, ['Origin', 'null']] }],
    ['with an empty Origin', { headers: [host, ['Origin', '']] }],
    [
      'from another extension',
      { headers: [host, ['Origin', 'chrome-extension://ponmlkjihgfedcbaponmlkjihgfedcba']] },
    ],
    [
      'from a site that begins like our extension',
      { headers: [host, ['Origin', `${extension}.evil.example`]] },
    ],
    ['with two Origins', { headers: [host, ['Origin', extension], ['Origin', 'https://evil.example']] }],
  ];
  it.each(cases)('%s is not local', (_name, sent) => {
    expect(isLoopbackRequest(request(sent), address)).toBe(false);
  });

  it('the default port may be left out or written, and nothing else may', () => {
    const onPort80 = { ...address, port: 80 };
    const to = (value: string) => isLoopbackRequest(request({ headers: [['Host', value]] }), onPort80);
    expect(['127.0.0.1', 'localhost:80', 'localhost', '127.0.0.1:8080'].map(to)).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });
});
