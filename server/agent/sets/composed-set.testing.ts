/**
 * Sentences composed from wordings (`composed-phrases.txt`) and the facts of real scenarios: their
 * labels follow from how they were made. Half of the wordings (D) are only counted, never read.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import type { SpeechFacts } from '#server/agent/claims/speech-facts.ts';
import { fillersOf } from './composed-fillers.testing.ts';
import { loadScenarios } from './load-sets.testing.ts';
import type { Scenario } from './load-sets.testing.ts';

export type Composed = {
  half: 'C' | 'D';
  situation: string;
  label: 'fine' | 'false';
  facts: SpeechFacts;
  text: string;
};

/** Where each situation's sentences are said: scenarios by id, or words with nothing answered yet. */
const situations: Readonly<Record<string, { in: readonly string[]; words?: readonly string[] }>> = {
  added: { in: ['add-dentist', 'add-gym-24h', 'reminder-add', 'new-year'] },
  moved: { in: ['move-review', 'then-moved-twice'] },
  removed: { in: ['remove-yoga', 'then-removed'] },
  listed: { in: ['list-today', 'list-tomorrow-london'] },
  empty: { in: ['list-empty-friday'] },
  clashed: { in: ['conflict-standup'] },
  wished: {
    in: ['no-tool-request'],
    words: ['put movie night on Friday at eight', 'Add tennis on 10 December at 9am', 'cancel my dentist'],
  },
  asked: {
    in: ['no-tool-request'],
    words: ['Is 26 November free?', 'When is the vet?', 'Did you delete the vet?'],
  },
  chatted: {
    in: ['no-tool-hello'],
    words: ['What is the capital of France?', 'tell me something nice', 'who wrote Hamlet?'],
  },
};

export function composedSet(): Composed[] {
  const scenarios = loadScenarios();
  const out: Composed[] = [];
  for (const { situation, label, wording } of wordings()) {
    const half = (createHash('sha256').update(wording).digest()[0] ?? 0) % 2 === 0 ? 'C' : 'D';
    const { in: ids, words = [null] } = situations[situation] ?? { in: [] };
    for (const id of ids) {
      const scenario = scenarios.get(id);
      if (!scenario) throw new Error(`no scenario ${id}`);
      for (const said of words) {
        const facts = factsOf(scenario, said);
        const text = fill(wording, fillersOf(facts, eventsOf(facts)));
        if (text !== null) out.push({ half, situation, label, facts, text });
      }
    }
  }
  return out;
}

const asked = new Map<string, SpeechFacts>();

/** The same object for the same words: what is known is laid out once. */
function factsOf(scenario: Scenario, said: string | null): SpeechFacts {
  if (said === null) return scenario;
  const key = `${scenario.id} ${said}`;
  const facts = asked.get(key) ?? { ...scenario, personWords: [said] };
  asked.set(key, facts);
  return facts;
}

/** What the last outcome tells of, in order. */
function eventsOf({ outcomes }: SpeechFacts): ScheduleEvent[] {
  const outcome = outcomes.at(-1)?.outcome;
  if (outcome?.kind === 'conflict') return outcome.with;
  if (outcome?.kind !== 'done') return [];
  const read = outcome.receipt.data as { events?: ScheduleEvent[] } | undefined;
  return read?.events ?? outcome.receipt.changes.map(({ event }) => event);
}

/** Null where the scenario has nothing to put in. */
function fill(wording: string, fillers: ReadonlyMap<string, string>): string | null {
  let isWhole = true;
  const text = wording.replace(/\{(\w+)\}/g, (_all, key: string) => {
    const value = fillers.get(key);
    isWhole &&= value !== undefined;
    return value ?? '';
  });
  return isWhole
    ? text.replace(/\b(the|your|that's) the\b/gi, '$1').replace(/^./u, (first) => first.toUpperCase())
    : null;
}

function wordings(): { situation: string; label: 'fine' | 'false'; wording: string }[] {
  const out: { situation: string; label: 'fine' | 'false'; wording: string }[] = [];
  let situation = '';
  let label: 'fine' | 'false' = 'fine';
  for (const line of readFileSync(join(import.meta.dirname, 'composed-phrases.txt'), 'utf8').split('\n')) {
    const head = /^# (\w+) (fine|false)$/.exec(line);
    if (head) {
      situation = head[1] ?? '';
      label = head[2] === 'fine' ? 'fine' : 'false';
    } else if (line !== '') out.push({ situation, label, wording: line });
  }
  return out;
}
