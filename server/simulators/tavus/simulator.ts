/**
 * The parts of one running simulator, handed to every route and to the call engine.
 */
import type { Faults } from './faults.ts';
import type { Settings } from './options.ts';
import type { State } from './state.ts';
import type { Room } from './call/room.ts';

/** One line of what happened, for tests and `GET /__control/journal`. Never holds secrets. */
export type JournalEntry =
  | { what: 'rest'; method: string; path: string; status: number }
  | { what: 'webhook'; conversationId: string; eventType: string; status: number | 'dropped' | 'failed' }
  | {
      what: 'tool-delivery';
      conversationId: string;
      tool: string;
      toolCallId: string | null;
      status: number | 'timeout' | 'failed';
    }
  /** `cut`: the stream ended without `[DONE]`; `failed`: no connection, or no event stream. */
  | { what: 'llm'; conversationId: string; status: number | 'aborted' | 'idle' | 'cut' | 'failed' };

export type Simulator = {
  settings: Settings;
  faults: Faults;
  state: State;
  rooms: Map<string, Room>;
  journal: JournalEntry[];
  /** Our own origin, known once we listen. */
  origin: string;
  /** Aborted when the simulator closes. */
  signal: AbortSignal;
};

/** `2026-09-10T00:35:24.310570Z`: Tavus writes microseconds. */
export const isoNow = (sim: Simulator): string =>
  Temporal.Instant.fromEpochMilliseconds(sim.settings.clock.now()).toString({ smallestUnit: 'microsecond' });
