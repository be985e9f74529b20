/**
 * Which Tavus are we talking to: the real one, our simulator, or none? Decided once at the start by
 * the rules of docs/decisions/002: simulators only while no vendor is live, never in production.
 */
import type { Pool } from 'pg';
import type { ConnectionVerdict, VendorState } from './api/api-deps.ts';
import type { Brain } from './db/schema/conversations.ts';
import type { RecordingStore } from './domain/conversation/persona-vendor.ts';
import type { Personas } from './domain/conversation/start-conversation.ts';
import type { Env } from './env.ts';
import { tools } from './tools/registry.ts';
import { toTavusTools } from './tools/formats/tavus.ts';
import { createTavusAccount } from './vendors/tavus/account.ts';
import { createTavusPersonaVendor } from './vendors/tavus/persona-vendor.ts';
import { provision } from './vendors/tavus/provision.ts';
import type { Provisioned } from './vendors/tavus/provision.ts';
import { provisionedStore } from './db/provisioned-store.ts';
import { vendorState } from './vendor-state.ts';

export type TavusConnection = {
  state: VendorState;
  personas: Personas | null;
  /**
   * Makes the simulated account ready. Called once we answer: saving a persona with our model behind
   * it asks that model.
   */
  prepare(): Promise<void>;
  test(): Promise<ConnectionVerdict>;
};

const simulatorKey = 'simulated';

export async function connectTavus(
  deps: {
    systemPool: Pool;
    toolsSecret: string;
    /** What Tavus shows when it asks our model. */
    llmApiKey: string;
    startSimulator: ((life: AbortSignal) => Promise<{ url: string } | null>) | null;
    say(line: string): void;
  },
  config: { env: Env; ownUrl: string; hasModel: boolean },
  life: AbortSignal,
): Promise<TavusConnection> {
  const { env } = config;
  const state = vendorState(env, 'tavus');
  const simulator = state === 'simulated' ? ((await deps.startSimulator?.(life)) ?? undefined) : undefined;
  if (state === 'off' || (state === 'simulated' && !simulator)) return off;
  const baseUrl = simulator ? `${simulator.url}/v2` : env.TAVUS_API_URL;
  const access = { baseUrl, apiKey: simulator ? simulatorKey : env.TAVUS_API_KEY };
  const publicUrl = simulator ? config.ownUrl : env.PUBLIC_URL === '' ? null : env.PUBLIC_URL;
  const store = provisionedStore<Provisioned>(deps.systemPool, `tavus ${simulator ? 'simulated' : baseUrl}`);
  const wanted = brainsOf(env, { publicUrl, hasModel: config.hasModel });
  const personas: Personas = {
    vendor: createTavusPersonaVendor(access),
    isSimulated: simulator !== undefined,
    publicUrl,
    faceId: env.TAVUS_REPLICA_ID === '' ? null : env.TAVUS_REPLICA_ID,
    recordings: recordingsOf(env, simulator !== undefined),
    async choose() {
      if (!simulator && env.TAVUS_PERSONA_ID !== '')
        return { brain: brainOfOwnPersona(env, publicUrl), personaId: env.TAVUS_PERSONA_ID };
      const made = (await store.read())?.personas ?? {};
      for (const brain of wanted) {
        const personaId = made[brain];
        if (personaId !== undefined) return { brain, personaId };
      }
      return null;
    },
  };
  return {
    state,
    personas,
    async prepare() {
      if (!simulator) return;
      const made = await provision(
        // The simulator has another port at each start and is the same account all the same.
        {
          account: createTavusAccount(access),
          store,
          access: { baseUrl: 'simulator', apiKey: simulatorKey },
        },
        {
          brains: ['tavus-tools', 'relay', 'custom-llm'],
          publicUrl: config.ownUrl,
          tools: toTavusTools(tools, { publicUrl: config.ownUrl, secret: deps.toolsSecret }),
          llmApiKey: deps.llmApiKey,
          emotionTags: env.TAVUS_EMOTIONS,
          adopt: true,
        },
      );
      if (made.kind === 'stopped') throw new Error(made.say);
    },
    async test() {
      const listed = await personas.vendor.listConversations('active', AbortSignal.timeout(8_000));
      if (listed.kind === 'refused') return { state, ok: false, say: listed.say };
      const open = listed.conversations.length;
      const calls =
        open === 0 ? 'No call is running.' : `${open} ${open === 1 ? 'call is' : 'calls are'} running.`;
      return { state, ok: true, say: `${simulator ? 'The simulated Tavus' : 'Tavus'} answers. ${calls}` };
    },
  };
}

const off: TavusConnection = {
  state: 'off',
  personas: null,
  prepare: async () => {},
  test: async () => ({
    state: 'off',
    ok: false,
    say: 'No Tavus key is set on the server, so video calls are off.',
  }),
};

/**
 * Brains in the order they are wanted. Our own model speaks best, because what it says is checked
 * before it is said; like Tavus' own tools it needs an address of ours that Tavus can reach. Without
 * one the panel relays. Throws a sentence when the one that was asked for cannot work.
 */
function brainsOf(env: Env, has: { publicUrl: string | null; hasModel: boolean }): Brain[] {
  const asked = env.TAVUS_BRAIN;
  if (asked !== 'auto') {
    if (asked !== 'relay' && has.publicUrl === null)
      throw new Error(`TAVUS_BRAIN=${asked} needs PUBLIC_URL: Tavus calls this server.`);
    if (asked === 'custom-llm' && !has.hasModel)
      throw new Error('TAVUS_BRAIN=custom-llm needs ANTHROPIC_API_KEY: our own model speaks then.');
    return [asked];
  }
  if (has.publicUrl === null) return ['relay'];
  return [...(has.hasModel ? (['custom-llm'] as const) : []), 'tavus-tools', 'relay'];
}

/** Nobody but its owner knows whose model is behind it, so what it says is checked as a vendor's. */
function brainOfOwnPersona(env: Env, publicUrl: string | null): Brain {
  if (env.TAVUS_BRAIN !== 'auto') return env.TAVUS_BRAIN;
  return publicUrl === null ? 'relay' : 'tavus-tools';
}

/** The simulator records nothing and says so; a real account needs storage of ours. */
function recordingsOf(env: Env, isSimulated: boolean): RecordingStore | null {
  const { TAVUS_RECORDING_BUCKET: bucket, TAVUS_RECORDING_REGION: region, TAVUS_RECORDING_ROLE: role } = env;
  if (bucket !== '' && region !== '' && role !== '') return { bucket, region, role };
  return isSimulated ? { bucket: 'simulated', region: 'simulated', role: 'simulated' } : null;
}
