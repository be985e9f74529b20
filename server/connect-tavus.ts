/**
 * Which Tavus are we talking to: the real one, our simulator, or none? Decided once at the start by
 * the rules of docs/decisions/002: simulators only while no vendor is live, never in production.
 */
import type { Pool } from 'pg';
import type { ConnectionVerdict, VendorState } from './api/api-deps.ts';
import type { Brain } from './db/schema/conversations.ts';
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
  test(): Promise<ConnectionVerdict>;
};

const simulatorKey = 'simulated';

export async function connectTavus(
  deps: {
    systemPool: Pool;
    toolsSecret: string;
    startSimulator: ((life: AbortSignal) => Promise<{ url: string } | null>) | null;
    say(line: string): void;
  },
  config: { env: Env; ownUrl: string },
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
  const brain = brainOf(env, publicUrl);
  if (simulator) {
    const made = await provision(
      // The simulator has another port at each start and is the same account all the same.
      { account: createTavusAccount(access), store, access: { baseUrl: 'simulator', apiKey: simulatorKey } },
      {
        brains: ['tavus-tools', 'relay'],
        publicUrl: config.ownUrl,
        tools: toTavusTools(tools, { publicUrl: config.ownUrl, secret: deps.toolsSecret }),
        adopt: true,
      },
    );
    if (made.kind === 'stopped') throw new Error(made.say);
  }
  const personas: Personas = {
    vendor: createTavusPersonaVendor(access),
    isSimulated: simulator !== undefined,
    brain,
    publicUrl,
    faceId: env.TAVUS_REPLICA_ID === '' ? null : env.TAVUS_REPLICA_ID,
    personaId: async (wanted: Brain) => {
      if (!simulator && env.TAVUS_PERSONA_ID !== '') return env.TAVUS_PERSONA_ID;
      const made = await store.read();
      return made?.personas[wanted] ?? null;
    },
  };
  return {
    state,
    personas,
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
  test: async () => ({
    state: 'off',
    ok: false,
    say: 'No Tavus key is set on the server, so video calls are off.',
  }),
};

/** Tavus' own tools need an address of ours that it can reach; without one the panel relays. */
function brainOf(env: Env, publicUrl: string | null): Brain {
  if (env.TAVUS_BRAIN !== 'auto') return env.TAVUS_BRAIN;
  return publicUrl === null ? 'relay' : 'tavus-tools';
}
