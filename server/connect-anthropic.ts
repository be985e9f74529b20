/** Which Claude are we talking to: the real one, our simulator, or none? Decided once at the start. */
import type { ConnectionVerdict, VendorState } from './api/api-deps.ts';
import type { Model, ModelError } from './agent/model.ts';
import type { Env } from './env.ts';
import { createAnthropicClient, createAnthropicModel } from './vendors/anthropic/create-model.ts';
import { toModelError } from './vendors/anthropic/to-model-error.ts';
import { vendorState } from './vendor-state.ts';

export type AnthropicConnection = {
  state: VendorState;
  model: Model | null;
  test(): Promise<ConnectionVerdict>;
};

export async function connectAnthropic(
  deps: { startSimulator: ((life: AbortSignal) => Promise<{ url: string } | null>) | null },
  env: Env,
  life: AbortSignal,
): Promise<AnthropicConnection> {
  const state = vendorState(env, 'anthropic');
  const simulator = state === 'simulated' ? ((await deps.startSimulator?.(life)) ?? null) : null;
  if (state === 'off' || (state === 'simulated' && !simulator)) return off;
  const client = createAnthropicClient(
    simulator
      ? { baseUrl: simulator.url, apiKey: 'simulated' }
      : { baseUrl: env.ANTHROPIC_BASE_URL, apiKey: env.ANTHROPIC_API_KEY },
    env.ANTHROPIC_TIMEOUT_MS,
  );
  const model = createAnthropicModel(client, {
    model: env.ANTHROPIC_MODEL,
    fastModel: env.ANTHROPIC_FAST_MODEL,
    effort: env.ANTHROPIC_EFFORT,
    maxTokens: env.ANTHROPIC_MAX_TOKENS,
    timeoutMs: env.ANTHROPIC_TIMEOUT_MS,
  });
  return {
    state,
    model,
    async test() {
      const who = simulator ? 'The simulated Claude' : 'Claude';
      for (const name of [env.ANTHROPIC_MODEL, env.ANTHROPIC_FAST_MODEL]) {
        try {
          await client.models.retrieve(name, {}, { signal: AbortSignal.timeout(8_000) });
        } catch (error) {
          return { state, ok: false, say: sayFault(toModelError(error), name) };
        }
      }
      return { state, ok: true, say: `${who} answers, and knows ${env.ANTHROPIC_MODEL}.` };
    },
  };
}

const off: AnthropicConnection = {
  state: 'off',
  model: null,
  test: async () => ({
    state: 'off',
    ok: false,
    say: 'No Anthropic key is set on the server, so our own agent is off.',
  }),
};

function sayFault(error: ModelError, model: string): string {
  switch (error.fault) {
    case 'key':
      return 'Claude does not accept the key on the server.';
    case 'rejected':
      return `Claude does not know the model ${model} that is set on the server.`;
    case 'busy':
      return 'Claude is busy right now. The key was not refused.';
    case 'silent':
    case 'broken':
      return 'Claude does not answer. Is the server online, and is ANTHROPIC_BASE_URL right?';
  }
}
