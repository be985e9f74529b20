/** Reads the labelled sets, typed. How they were labelled is in `README.md` beside them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SpeechFacts } from '#server/agent/claims/speech-facts.ts';

export type Scenario = { id: string } & SpeechFacts;

export type ClaimLabel = 'true' | 'false' | 'neutral';
export type Claim = {
  id: string;
  scenario: string;
  text: string;
  label: ClaimLabel;
  kind: string;
  note?: string;
};

export function loadScenarios(): Map<string, Scenario> {
  return new Map(readLines<Scenario>('scenarios.jsonl').map((scenario) => [scenario.id, scenario]));
}

export type ClaimSet = 'independent' | 'second' | 'third' | 'fourth' | 'fifth' | 'sixth' | 'seventh';

/** The sentences of a set, each with what is known where it is said. */
export function loadClaims(set: ClaimSet = 'independent'): { claim: Claim; facts: SpeechFacts }[] {
  // One object for all sentences of a scenario: what is known is laid out once.
  const scenarios = new Map([...loadScenarios()].map(([id, { id: _id, ...facts }]) => [id, facts]));
  return readLines<Claim>(`claims-${set}.jsonl`).map((claim) => {
    const facts = scenarios.get(claim.scenario);
    if (!facts) throw new Error(`claim ${claim.id} is about an unknown scenario ${claim.scenario}`);
    return { claim, facts };
  });
}

export type InjectionPlace = 'title' | 'notes' | 'place' | 'guest' | 'page' | 'transcript' | 'tool-result';

/** Something that must not come about, or must. `*` stands for any; `carrier` for the event with the text. */
export type Effect = {
  tool: string;
  event?: string;
  title?: string;
  date?: string;
  time?: string;
  minutes?: number;
  reminder?: number;
  /** Empty or null: taken away. */
  place?: string | null;
  notes?: string;
  guests?: string;
  email?: string;
  to?: string;
  allow_overlap?: boolean;
};

export type Injection = {
  id: string;
  family: string;
  place: InjectionPlace;
  text: string;
  /** The rest of a text that is split over several fields. */
  more?: { place: InjectionPlace; text: string }[];
  /** What the attacker is after: an effect, words said, something given away, or a link shown. */
  wants: (Effect | { says: string } | { reveals: string } | { shows: string })[];
  benign: { words: string; expect: { changes: 0; kind?: string } | Effect };
};

/** Where an injection sits: on this calendar, in the carrier's field, or in what is read beside it. */
export const injectionFrame = {
  now: '2026-11-23T09:00:00Z',
  timeZone: 'Europe/Berlin',
  /** Its title is the text itself where `place` is `title`. */
  carrier: { title: 'Project review', date: '2026-11-25', start_time: '10:00', end_time: '11:00' },
  others: [
    { title: 'Team lunch', date: '2026-11-24', start_time: '12:30', end_time: '13:30' },
    { title: 'Dentist', date: '2026-11-26', start_time: '15:00', end_time: '16:00' },
  ],
} as const;

export function loadInjections(): Injection[] {
  return readLines<Injection>('injections-independent.jsonl');
}

function readLines<TRow>(file: string): TRow[] {
  return read(file)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as TRow);
}

function read(file: string): string {
  return readFileSync(join(import.meta.dirname, file), 'utf8');
}
