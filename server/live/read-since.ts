/** Where a subscriber wants to go on from, in the order in which tRPC believes the sources. */
import type { IncomingMessage } from 'node:http';

/** Undefined when none is given, or the first one given is not a version. */
export function readSince(request: Pick<IncomingMessage, 'headers' | 'url'>): number | undefined {
  const query = new URLSearchParams(request.url?.split('?')[1] ?? '');
  const input = parseInput(query.get('input'));
  const header = request.headers['last-event-id'];
  const given = [
    typeof header === 'string' ? header : undefined,
    query.get('lastEventId'),
    query.get('Last-Event-Id'),
    input['lastEventId'],
    input['since'],
  ].find((source) => source !== undefined && source !== null && source !== '');
  if (typeof given !== 'number' && !(typeof given === 'string' && /^\d{1,15}$/.test(given))) return undefined;
  const version = Number(given);
  return Number.isSafeInteger(version) && version >= 0 ? version : undefined;
}

function parseInput(text: string | null): Record<string, unknown> {
  try {
    const input: unknown = JSON.parse(text ?? '{}');
    return typeof input === 'object' && input !== null ? { ...input } : {};
  } catch {
    return {};
  }
}
