/**
 * The person's time zone, as the conversation's context names it. Tavus' own model knows none.
 */
import type { Room } from '../call/room.ts';

/** IANA zone; `UTC` when the context says nothing that is a zone. */
export function zoneOf(room: Room): string {
  const text = [room.context, ...room.appended].join('\n');
  const named = /time zone is\s+([A-Za-z_]+(?:\/[A-Za-z_+\-0-9]+)*)/.exec(text)?.[1];
  return named !== undefined && isZone(named) ? named : 'UTC';
}

function isZone(name: string): boolean {
  try {
    void new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
