/** The parts of one running simulated Cal.com, handed to every route. */
import type { Faults } from './faults.ts';
import type { Settings } from './options.ts';
import type { State } from './state.ts';

/** One line of what happened, for tests and `GET /__control/journal`. Never holds keys. */
export type JournalEntry =
  | {
      what: 'rest';
      method: string;
      /** With its query. */
      url: string;
      version: string | null;
      request: unknown;
      status: number | 'lost';
      answer: unknown;
    }
  | { what: 'webhook'; trigger: string; uid: string; status: number | 'dropped' | 'failed' };

export type Simulator = {
  settings: Settings;
  faults: Faults;
  state: State;
  journal: JournalEntry[];
  /** Requests of the running minute, by key. */
  counted: Map<string, { since: number; count: number }>;
  /** Our own origin, known once we listen. */
  origin: string;
  /** Aborted when the simulator closes. */
  signal: AbortSignal;
};

export const toIso = (milliseconds: number): string => new Date(milliseconds).toISOString();
