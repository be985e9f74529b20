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

/** The sentences, each with what is known where it is said. */
export function loadClaims(): { claim: Claim; facts: SpeechFacts }[] {
  const scenarios = loadScenarios();
  return readLines<Claim>('claims-independent.jsonl').map((claim) => {
    const scenario = scenarios.get(claim.scenario);
    if (!scenario) throw new Error(`claim ${claim.id} is about an unknown scenario ${claim.scenario}`);
    const { id: _id, ...facts } = scenario;
    return { claim, facts };
  });
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
