/**
 * Cross-origin requests, for exactly our extension: it has no host permission at install and reaches
 * the server by CORS. Nobody else gets a header, so no page can read an answer. No cookies either:
 * the extension brings a bearer token.
 */
import type { RequestHandler } from 'express';
import { extensionOrigin } from './loopback-request.ts';

const allowedHeaders = [
  'Authorization',
  'Content-Type',
  'Last-Event-ID',
  'Cache-Control',
  'trpc-accept',
  'trpc-batch-mode',
  'x-trpc-source',
];

export function createCors(config: { extensionId: string }): RequestHandler {
  const ours = extensionOrigin(config.extensionId);
  return (req, res, next) => {
    res.vary('Origin');
    if (req.headers.origin !== ours) return next();
    res.set('access-control-allow-origin', ours);
    res.set('access-control-expose-headers', 'Retry-After');
    if (req.method !== 'OPTIONS' || req.headers['access-control-request-method'] === undefined) return next();
    res.set('access-control-allow-methods', 'GET, POST');
    res.set('access-control-allow-headers', allowedHeaders.join(', '));
    res.set('access-control-max-age', '600');
    // Chrome asks this before a page of another address space may reach loopback.
    if (req.headers['access-control-request-private-network'] === 'true') {
      res.set('access-control-allow-private-network', 'true');
    }
    return void res.status(204).end();
  };
}
