/** The name an event of ours bears in calendar files: the same in the feed, in a saved file, and read back. */
export function uidOf(eventId: string): string {
  return `${eventId}@calendar-agent`;
}

/** Null for a name that somebody else gave. */
export function eventIdOfUid(uid: string): string | null {
  const match = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@calendar-agent$/i.exec(uid);
  return match?.[1]?.toLowerCase() ?? null;
}
