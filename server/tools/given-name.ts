/**
 * The guest's name as the person gave it beside the address: "Kim Poe, kim@example.com". Models mix
 * up what was an answer and what was a name; what a person wrote themselves wins.
 */
import type { Act } from '#server/domain/schedule/act.ts';
import { isNamed, saidIn } from '#server/domain/consent/said-content.ts';

const turnsBack = 6;
/** Two to four capitalised words right before an address, or "name is …". */
const beforeAddress =
  /(\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]+){0,3})\s*[,;:–—-]?\s*(?:[<(]|(?:his|her|their|the|e-?mail|mail|address|is|at|and|with)\s)*\s*[\w.+-]+@[\w-]+\.[\w.-]+/u;

/** The name to go on with: the caller's, unless the person gave another one and never said that. */
export function givenName(
  act: Pick<Act, 'words' | 'earlierWords'>,
  passed: string | undefined,
): string | undefined {
  if (act.words === null) return passed;
  const said = [...act.earlierWords.slice(-turnsBack), act.words];
  if (passed !== undefined && isNamed(passed, saidIn(said)) && !isOnlyAnswer(passed, said)) return passed;
  const given = said.toReversed().flatMap((words) => beforeAddress.exec(words)?.[1] ?? []);
  return given[0] ?? passed;
}

/** Said, but as a turn of its own: "yes". */
const isOnlyAnswer = (name: string, said: readonly string[]): boolean =>
  said.some((words) => words.trim().toLowerCase() === name.trim().toLowerCase()) && !name.includes(' ');
