/**
 * What the simulated account holds: personas, registry tools, what is attached to whom, and
 * conversations. Kept in one JSON file when there is a state folder, so that ids a set-up stored
 * still exist after a restart; a conversation that ran when the process ended is over.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Persona = {
  persona_id: string;
  persona_name: string;
  system_prompt?: string;
  context?: string;
  pipeline_mode: string;
  default_replica_id?: string;
  layers: Record<string, Record<string, unknown>>;
  created_at: string;
  updated_at: string;
  [field: string]: unknown;
};

export type ToolDelivery = {
  app_message: boolean;
  api?: {
    url: string;
    method?: string;
    /** Seconds. */
    timeout?: number;
    headers?: Record<string, string>;
    query_params?: Record<string, string>;
    content_type?: string;
    body_template?: string;
    auth?: { type: string; [field: string]: unknown };
  };
};

export type RegistryTool = {
  tool_id: string;
  name: string;
  description: string;
  parameters: Record<string, unknown>;
  trigger_type: 'in_call' | 'post_call';
  origin?: 'llm' | 'vision' | 'audio';
  on_call?: string;
  static_filler?: string;
  on_resolve?: string;
  delivery: ToolDelivery;
  owner_id: string;
  is_system_tool: boolean;
  created_at: string;
  updated_at: string;
};

export type ConversationEvent = {
  event_type: string;
  timestamp: string;
  properties: Record<string, unknown>;
};

export type Conversation = {
  conversation_id: string;
  conversation_name: string;
  conversation_url: string;
  status: 'active' | 'ended';
  callback_url: string;
  replica_id: string;
  persona_id: string;
  created_at: string;
  updated_at: string;
  /** Everything below is ours and never answered. */
  meetingToken: string | null;
  context: string;
  greeting: string;
  /** As Tavus names it in the request to a custom LLM. */
  language: string;
  isTest: boolean;
  /** The bucket that was asked for; null where nothing is recorded. */
  recordsInto: string | null;
  seconds: { max: number; left: number; absent: number };
  maxParticipants: number;
  events: ConversationEvent[];
  /** Not told yet; what is still owed when the process ends is among the events of the next. */
  owed: Omit<ConversationEvent, 'timestamp'> | null;
};

export type State = {
  personas: Map<string, Persona>;
  tools: Map<string, RegistryTool>;
  /** Persona id → tool ids, in the order they were attached. */
  attached: Map<string, string[]>;
  conversations: Map<string, Conversation>;
  save(): void;
};

export function openState(stateDir: string | null): State {
  const file = stateDir === null ? null : join(stateDir, 'tavus-simulator.json');
  const kept = file === null ? {} : readKept(file);
  const state: State = {
    personas: new Map(kept.personas ?? []),
    tools: new Map(kept.tools ?? []),
    attached: new Map(kept.attached ?? []),
    conversations: new Map((kept.conversations ?? []).map(([id, row]) => [id, over(row)])),
    save() {
      if (file === null || stateDir === null) return;
      mkdirSync(stateDir, { recursive: true, mode: 0o700 });
      // Tools hold secrets: nobody else may read the file, and a crash must not leave half of it.
      writeFileSync(`${file}.new`, JSON.stringify(toKept(state)), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    },
  };
  return state;
}

function over(row: Conversation): Conversation {
  const told = row.owed ? [{ ...row.owed, timestamp: row.updated_at }] : [];
  return { ...row, status: 'ended', events: [...row.events, ...told], owed: null };
}

type Kept = {
  personas?: [string, Persona][];
  tools?: [string, RegistryTool][];
  attached?: [string, string[]][];
  conversations?: [string, Conversation][];
};

const toKept = (state: State): Kept => ({
  personas: [...state.personas],
  tools: [...state.tools],
  attached: [...state.attached],
  conversations: [...state.conversations].slice(-200),
});

function readKept(file: string): Kept {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return {};
  }
  try {
    return JSON.parse(text) as Kept;
  } catch {
    // A file nobody can read is worth less than a simulator that starts.
    return {};
  }
}
