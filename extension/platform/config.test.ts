import { expect, test } from 'vitest';
import { hostPattern, isLoopback, isSafe, toServerUrl } from './config.ts';

test.each([
  ['127.0.0.1:8787', 'http://127.0.0.1:8787'],
  ['localhost:9000/', 'http://localhost:9000'],
  [' calendar.example.org ', 'https://calendar.example.org'],
  ['https://calendar.example.org/panel?x=1', 'https://calendar.example.org'],
  ['HTTP://Calendar.Example.org:80', 'http://calendar.example.org'],
  ['', null],
  ['ftp://example.org', null],
  ['javascript:alert(1)', null],
  ['not an address', null],
])('%j is the server %j', (text, serverUrl) => {
  expect(toServerUrl(text)).toBe(serverUrl);
});

test('only this machine may be reached without encryption', () => {
  expect(isLoopback('http://127.8.0.1:8787')).toBe(true);
  expect(isLoopback('http://127.0.0.1.example.org')).toBe(false);
  expect(isLoopback('http://localhost.example.org')).toBe(false);
  expect(isSafe('http://192.168.1.4:8787')).toBe(false);
  expect(isSafe('https://192.168.1.4')).toBe(true);
});

test('Chrome is asked for the host, whatever the port', () => {
  expect(hostPattern('https://calendar.example.org:8443')).toBe('https://calendar.example.org/*');
});
