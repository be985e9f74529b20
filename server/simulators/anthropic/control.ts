/** The other side of the simulator: scripts, characters, faults, and a look at what was asked. */
import type { ScriptItem } from './script.ts';
import { Mood } from './simulator.ts';
import type { JournalEntry, Simulator } from './simulator.ts';

export type AnthropicControl = {
  /** Adds to the script; from now on nothing else is answered, and running past its end is an error. */
  script(...items: ScriptItem[]): void;
  /** Back to the rules. */
  unscript(): void;
  /** Items nobody asked for yet. */
  left(): ScriptItem[];
  /** Lets go what is held. */
  release(): void;
  setMood(mood: Partial<Mood>): Mood;
  /** The newest requests, oldest first. */
  journal(): JournalEntry[];
  clearJournal(): void;
};

export function createControl(sim: Simulator): AnthropicControl {
  return {
    script: (...items) => void (sim.script = [...(sim.script ?? []), ...items]),
    unscript: () => void (sim.script = null),
    left: () => [...(sim.script ?? [])],
    release: () => {
      for (const go of sim.held.splice(0)) go();
    },
    setMood: (mood) => Object.assign(sim.mood, Mood.parse({ ...sim.mood, ...mood })),
    journal: () => [...sim.journal],
    clearJournal: () => void (sim.journal.length = 0),
  };
}
