/** Both ways of showing the key, both versions; the newer one is the stricter. */
import type { IncomingHttpHeaders } from 'node:http';
import { Refusal, invalid } from './refusal.ts';

export type Version = '2023-06-01' | '2026-10-21';

export function checkAccess(headers: IncomingHttpHeaders, apiKeys: readonly string[]): Version {
  const bearer = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
  const key = headers['x-api-key'] ?? bearer;
  if (key === undefined) {
    throw new Refusal(401, 'authentication_error', {
      message: 'x-api-key or Authorization header is required',
    });
  }
  if (typeof key !== 'string' || !apiKeys.includes(key)) {
    throw new Refusal(401, 'authentication_error', { message: 'invalid x-api-key' });
  }
  const version = headers['anthropic-version'];
  if (version === undefined) throw invalid('anthropic-version: header is required');
  if (version !== '2023-06-01' && version !== '2026-10-21') {
    throw invalid(`anthropic-version: "${String(version)}" is not a valid version`);
  }
  return version;
}
