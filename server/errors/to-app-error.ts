/** From whatever was thrown to a refusal: what the database's own codes mean for a caller. */
import { AppError } from '#shared/errors.ts';
import { errorCode } from '#server/db/client.ts';

/** Classes and codes of a database that is away, starting or stopping (PostgreSQL appendix A, Node's own). */
const away =
  /^(08|57P0[1-5]|53|58|40001|40P01|55P03|57014|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|28P01|3D000)/;
const awayWords =
  /Connection terminated|connection timeout|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|not queryable|Cannot use a pool after calling end|Client was closed|starting up|shutting down/i;

/** Null for a bug. */
export function toAppError(error: unknown): AppError | null {
  for (let inner = error, depth = 0; inner instanceof Error && depth < 5; inner = inner.cause, depth += 1) {
    if (inner instanceof AppError) return inner;
    const code = errorCode(inner);
    if ((code !== undefined && away.test(code)) || awayWords.test(inner.message)) {
      return new AppError('unavailable', 'the database is not available', {
        cause: inner,
        retryAfterSeconds: 2,
      });
    }
    // A value the database refuses is the caller's mistake, never a reason to try again.
    if (code !== undefined && /^22/.test(code)) {
      return new AppError('bad-request', `the database refused a value (${code})`, { cause: inner });
    }
    if (inner instanceof AggregateError) {
      const first = inner.errors.map(toAppError).find((found) => found !== null);
      if (first) return first;
    }
  }
  return null;
}
