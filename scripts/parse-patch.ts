/** Reads the head of a mutant patch: which guard it takes away, and which test must notice. */
export type Mutant = {
  patch: string;
  guard: string;
  test: { runner: 'vitest' | 'playwright'; file: string; name: string | undefined };
};

/** @throws Error that names the patch and what its head lacks */
export function parsePatch(patch: string, text: string): Mutant {
  const head = text.split(/^(?:diff |--- )/m)[0] ?? '';
  const guard = /^# guard: (.+)$/m.exec(head)?.[1];
  const named = /^# (test|spec): (\S+)(?: -[tg] "(.+)")?\s*$/m.exec(head);
  const [, kind, file, name] = named ?? [];
  if (!guard) throw new Error(`${patch} has no line "# guard: …".`);
  if (!file) throw new Error(`${patch} has no line '# test: <file> -t "<name>"' (or "# spec: …").`);
  if (head.length === text.length) throw new Error(`${patch} changes nothing.`);
  return { patch, guard, test: { runner: kind === 'spec' ? 'playwright' : 'vitest', file, name } };
}
