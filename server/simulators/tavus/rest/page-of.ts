/**
 * `limit` (default 10) and `page` (from 1) as every list of Tavus takes them.
 */
import type { Request } from 'express';

export function pageOf<TRow>(req: Request, rows: TRow[]): { data: TRow[]; total_count: number } {
  const limit = positive(req.query['limit'], 10);
  const page = positive(req.query['page'], 1);
  return { data: rows.slice((page - 1) * limit, page * limit), total_count: rows.length };
}

function positive(value: unknown, otherwise: number): number {
  const number = Number(value);
  return value !== undefined && Number.isInteger(number) && number > 0 ? number : otherwise;
}
