/** Whose key a request carries. Some routes work without one; a wrong one is refused everywhere. */
import type { Request } from 'express';
import type { Simulator } from '../simulator.ts';
import type { Account } from '../state.ts';
import { Refusal } from './answer.ts';

export function accountOf(sim: Simulator, req: Request): Account | null {
  const bearer = /^Bearer (.+)$/.exec(req.headers.authorization ?? '')?.[1];
  if (bearer === undefined) return null;
  const account = sim.state.accounts.find(({ apiKey }) => apiKey === bearer);
  if (!account) throw new Refusal(401, 'ApiAuthStrategy - api key - Your api key is not valid');
  return account;
}

export function requireAccount(sim: Simulator, req: Request): Account {
  const account = accountOf(sim, req);
  if (account) return account;
  throw new Refusal(
    401,
    "ApiAuthStrategy - No authentication method provided. Either pass an API key as 'Bearer' header or OAuth client credentials as 'x-cal-secret-key' and 'x-cal-client-id' headers",
  );
}
