/**
 * Tavus answers in one of two vocabularies (replica or face, persona or PAL). Everything it sends
 * goes through here once, so that the rest of us knows the older names only, which every account
 * still understands.
 */

const olderOf: Record<string, string> = {
  pal_id: 'persona_id',
  pal_name: 'persona_name',
  face_id: 'replica_id',
  default_face_id: 'default_replica_id',
  pal_interruptibility: 'replica_interruptibility',
};

/** Keys of a tool's own `parameters` and of inline `tools` are ours and stay as they are. */
export function toOlderSpelling(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toOlderSpelling);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      olderOf[key] ?? key,
      key === 'parameters' || key === 'tools' ? item : toOlderSpelling(item),
    ]),
  );
}
