/** Is everything there that an answer needs? For people, start scripts and load balancers. */
import type { RequestHandler } from 'express';
import type { Pool } from 'pg';
import type { VendorName, VendorState } from './api/api-deps.ts';

export type Health = {
  status: 'ok' | 'unavailable';
  version: string;
  database: 'ok' | 'unavailable';
  vendors: Record<VendorName, VendorState>;
};

const patienceMs = 2_000;

export function healthHandler(deps: {
  pools: { system: Pool };
  version: string;
  vendors: Record<VendorName, VendorState>;
}): RequestHandler {
  return async (_req, res) => {
    const isThere = await Promise.race([
      deps.pools.system.query('select 1').then(
        () => true,
        () => false,
      ),
      new Promise<boolean>((resolve) => setTimeout(resolve, patienceMs, false).unref()),
    ]);
    const health: Health = {
      status: isThere ? 'ok' : 'unavailable',
      version: deps.version,
      database: isThere ? 'ok' : 'unavailable',
      vendors: deps.vendors,
    };
    if (!isThere) res.setHeader('Retry-After', '2');
    res.setHeader('Cache-Control', 'no-store');
    res.status(isThere ? 200 : 503).json(health);
  };
}
