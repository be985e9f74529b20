/**
 * What to say when a request got no outcome. A server that answered with an error did nothing and says
 * so; when no answer came at all nobody knows, and that is what the person is told.
 */
import type { Outcome } from '#shared/outcome.ts';

type ErrorOfServer = { message: string; data: { code?: string } };

export function unanswered(error: unknown): Outcome | 'signed-out' {
  if (!isOfServer(error)) {
    return {
      kind: 'unavailable',
      say: 'The server did not answer. The schedule here shows what is stored; if it is not there, try again.',
    };
  }
  if (error.data.code === 'UNAUTHORIZED') return 'signed-out';
  return { kind: 'unavailable', say: error.message };
}

function isOfServer(error: unknown): error is ErrorOfServer {
  if (!(error instanceof Error) || !('data' in error)) return false;
  return typeof error.data === 'object' && error.data !== null;
}
