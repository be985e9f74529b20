/**
 * Tavus' two vocabularies. Inside we keep the older one; requests may use either, answers use the
 * older unless asked for the newer.
 */

const olderOf: Record<string, string> = {
  pal_id: 'persona_id',
  pal_name: 'persona_name',
  face_id: 'replica_id',
  default_face_id: 'default_replica_id',
  pal_interruptibility: 'replica_interruptibility',
  pal_type: 'persona_type',
};
const newerOf = Object.fromEntries(Object.entries(olderOf).map(([newer, older]) => [older, newer]));

export const toOlderSpelling = (value: unknown): unknown => renameKeys(value, olderOf);
export const toNewerSpelling = (value: unknown): unknown => renameKeys(value, newerOf);

/** JSON Patch paths name fields too. */
export const toOlderPath = (path: string): string =>
  path
    .split('/')
    .map((part) => olderOf[part] ?? part)
    .join('/');

function renameKeys(value: unknown, names: Record<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => renameKeys(item, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      names[key] ?? key,
      // A tool's own parameter names are the account's, not Tavus'.
      key === 'parameters' || key === 'tools' ? item : renameKeys(item, names),
    ]),
  );
}
