/** Which kind of appointment is meant: by its name, by its length, or the account's usual one. */
import type { Ambiguous, Invalid, NotFound } from '#shared/outcome.ts';
import { sayDuration, sayList } from '#shared/schedule/say-time.ts';
import { titleMatch } from '#shared/schedule/title-match.ts';
import type { EventType } from './bookings-vendor.ts';

export type TypeWanted = {
  /** The person's words, a slug or an id. */
  words?: string;
  minutes?: number;
  /** The account's usual one. */
  usualId: number | null;
};

export type ChosenType = { type: EventType; minutes: number };

export function chooseEventType(
  types: readonly EventType[],
  wanted: TypeWanted,
): ChosenType | Ambiguous | Invalid | NotFound {
  const shown = types.filter(({ isHidden, id }) => !isHidden || id === wanted.usualId);
  if (shown.length === 0) {
    return { kind: 'not-found', say: 'There is no kind of appointment on Cal.com that can be booked.' };
  }
  const named = wanted.words === undefined ? null : byName(types, wanted.words);
  if (named && named.length === 0) {
    const known = sayList(shown.slice(0, 6).map(({ title }) => title));
    return {
      kind: 'not-found',
      say: `There is no “${short(wanted.words ?? '')}” to book. There is ${known}.`,
    };
  }
  const candidates = named ?? shown;
  const { minutes } = wanted;
  const fitting =
    minutes === undefined ? candidates : candidates.filter((type) => type.lengths.includes(minutes));
  const [first] = fitting;
  if (!first) return noSuchLength(candidates, minutes ?? 0);
  const chosen = fitting.length === 1 ? first : likeliest(fitting, wanted);
  return chosen ? { type: chosen, minutes: minutes ?? chosen.minutes } : ask(fitting);
}

/** The usual one; else the only one whose own length it is; else the only one that is simply booked. */
function likeliest(types: readonly EventType[], { usualId, minutes }: TypeWanted): EventType | null {
  const usual = types.find(({ id }) => id === usualId);
  if (usual) return usual;
  const simple = types.filter(({ needsConfirmation, price }) => !needsConfirmation && price === 0);
  const own = simple.filter((type) => type.minutes === minutes);
  if (own.length === 1) return own[0] ?? null;
  return simple.length === 1 ? (simple[0] ?? null) : null;
}

function byName(types: readonly EventType[], words: string): EventType[] {
  const exact = types.filter(({ id, slug }) => String(id) === words || slug === words.toLowerCase());
  if (exact.length > 0) return exact;
  const fitting = byTitle(types, words);
  // "The onboarding call" is the Onboarding, where no kind is called a call.
  const bare = words
    .replace(/\b(?:an?|the|my|our|call|meeting|appointment|session|slot|chat)\b/gi, ' ')
    .trim();
  return fitting.length > 0 || bare === '' || bare === words ? fitting : byTitle(types, bare);
}

function byTitle(types: readonly EventType[], words: string): EventType[] {
  const ranked = types
    .map((type) => ({
      type,
      score: Math.max(titleMatch(type.title, words), titleMatch(type.slug.replaceAll('-', ' '), words)),
    }))
    .filter(({ score }) => score > 0);
  const best = Math.max(0, ...ranked.map(({ score }) => score));
  return ranked.filter(({ score }) => score === best).map(({ type }) => type);
}

function noSuchLength(types: readonly EventType[], minutes: number): Invalid {
  const lengths = [...new Set(types.flatMap((type) => type.lengths))].toSorted((a, b) => a - b);
  const problem = `${sayDuration(minutes)} cannot be booked. There is ${sayList(lengths.map((length) => sayDuration(length)))}.`;
  return { kind: 'invalid', say: problem, problems: [{ field: 'duration', problem }] };
}

function ask(types: readonly EventType[]): Ambiguous {
  const choices = types.slice(0, 3).map((type) => ({
    label: `${type.title} (${type.lengths.map((length) => sayDuration(length)).join(', ')})`,
    value: type.slug,
  }));
  const question = `Which kind of appointment: ${choices.map(({ label }) => label).join('; ')}?`;
  return { kind: 'ambiguous', say: question, question, choices };
}

const short = (words: string): string => words.toWellFormed().replaceAll('\0', '').slice(0, 60);
