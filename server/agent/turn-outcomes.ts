/**
 * What the calls of one turn were answered, in the order they were asked for, however they were
 * answered: what is told, what is asked and what "it" means next must not depend on which of two
 * calls was quicker. Answers to calls that have nothing to do with the person's words are for the
 * model alone: "that event is not there" would be heard of the event they spoke of.
 */
import type { Outcome } from '#shared/outcome.ts';
import { isNamed, saidIn, tellingWords } from '#server/domain/consent/said-content.ts';
import type { KnownOutcome } from './claims/speech-facts.ts';

export type Asked = { tool: string; args: unknown };

export type TurnOutcomes = {
  /** Takes the next place; what is answered comes there, whenever it comes. */
  expect(asked: Asked): (outcome: Outcome, at: string) => void;
  /** Those that have come. One without words is not for the person. */
  known(): KnownOutcome[];
  /** Words for what the person wished and was not told of in `said`. */
  leftToTell(said: string): string[];
};

type Place = Asked & { known: KnownOutcome | null };

/** `before`: what this talk knew already; `personWords`: all they said, oldest first. */
export function createTurnOutcomes(heard: {
  before: readonly KnownOutcome[];
  personWords: readonly string[];
}): TurnOutcomes {
  const places: Place[] = [];
  const told = () => places.flatMap(({ known }) => known ?? []);
  return {
    expect(asked) {
      const place: Place = { ...asked, known: null };
      places.push(place);
      return (outcome, at) => {
        const known = [...heard.before, ...told()].map((one) => one.outcome);
        const isTheirs = isOfWords(asked, outcome, { known, personWords: heard.personWords });
        place.known = {
          tool: asked.tool,
          outcome: isTheirs ? outcome : { ...outcome, say: '' },
          at,
          isThisTurn: true,
        };
      };
    },
    known: told,
    leftToTell(said) {
      // Whoever speaks of the only thing there is does not have to name it.
      if (places.length < 2) return [];
      const wishes = new Set(
        places.flatMap((place, index) => (isLeft(place, places.slice(index + 1), said) ? [place] : [])),
      );
      return [...new Set([...wishes].flatMap(({ known }) => known?.outcome.say ?? []))].filter(
        (say) => say !== '' && !said.includes(say),
      );
    },
  };
}

/** Can this refusal be heard as the answer to what the person said? */
function isOfWords(
  { args }: Asked,
  outcome: Outcome,
  { known, personWords }: { known: readonly Outcome[]; personWords: readonly string[] },
): boolean {
  switch (outcome.kind) {
    case 'not-found':
    case 'ambiguous': {
      const event = textOf(args, 'event') ?? textOf(args, 'appointment');
      if (event === null) return true;
      return isId(event) ? isIn(event, known) : isNamed(event, saidIn(personWords));
    }
    case 'not-offered':
    case 'taken': {
      const slot = textOf(args, 'slot_id');
      return slot === null || isIn(slot, known);
    }
    case 'not-allowed':
      return !/^There is no such tool/.test(outcome.say);
    default:
      return true;
  }
}

/** Written and not spoken of, or refused, with nothing later that mended it. */
function isLeft({ args, known }: Place, later: readonly Place[], said: string): boolean {
  if (known === null || known.outcome.say === '') return false;
  const { outcome } = known;
  if (hasWritten(outcome)) {
    const isUndone = later.some((place) => place.known !== null && touches(place.known.outcome, outcome));
    return !isUndone && !eventsOf(outcome).some((title) => isSpokenOf(title, said));
  }
  if (!refusals.has(outcome.kind)) return false;
  const subject = subjectOf(args);
  if (subject === null || isSpokenOf(subject, said)) return false;
  return !later.some(
    (place) =>
      place.known !== null && isSettled(place.known.outcome) && sharesWord(subjectOf(place.args), subject),
  );
}

const refusals: ReadonlySet<Outcome['kind']> = new Set([
  'conflict',
  'not-found',
  'ambiguous',
  'needs',
  'past',
]);

const isSettled = (outcome: Outcome): boolean =>
  outcome.kind === 'done' || outcome.kind === 'pending' || outcome.kind === 'needs-yes';

export function hasWritten(outcome: Outcome): outcome is Outcome & { kind: 'done' | 'pending' } {
  return (outcome.kind === 'done' || outcome.kind === 'pending') && outcome.receipt.changes.length > 0;
}

function eventsOf(outcome: Outcome): string[] {
  return hasWritten(outcome) ? outcome.receipt.changes.map(({ event }) => event.title) : [];
}

/** The later one is about the same event: what it says is newer. */
function touches(later: Outcome, earlier: Outcome): boolean {
  if (!hasWritten(later) || !hasWritten(earlier)) return false;
  const ids = new Set(later.receipt.changes.map(({ event }) => event.id));
  return earlier.receipt.changes.some(({ event }) => ids.has(event.id));
}

function isSpokenOf(text: string, said: string): boolean {
  return tellingWords(text).length === 0
    ? said.toLowerCase().includes(text.toLowerCase())
    : isNamed(text, saidIn([said]));
}

function sharesWord(one: string | null, other: string): boolean {
  return one !== null && isNamed(one, saidIn([other]));
}

function subjectOf(args: unknown): string | null {
  const subject = textOf(args, 'title') ?? textOf(args, 'event');
  return subject === null || isId(subject) ? null : subject;
}

function textOf(args: unknown, name: string): string | null {
  if (args === null || typeof args !== 'object') return null;
  const value = (args as Record<string, unknown>)[name];
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

const isId = (text: string): boolean => /^[0-9a-f]{8}-[0-9a-f-]{27}/i.test(text.trim());

const isIn = (id: string, outcomes: readonly Outcome[]): boolean =>
  outcomes.some((outcome) => JSON.stringify(outcome).includes(id));
