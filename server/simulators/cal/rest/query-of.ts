/** The query of a request as texts; Cal.com knows no lists or objects in the queries we ask. */
import type { Request } from 'express';

export function queryOf(req: Request): Record<string, string> {
  return Object.fromEntries(
    Object.entries(req.query).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}
