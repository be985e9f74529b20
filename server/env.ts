/**
 * What the environment says, checked as a whole: everything that is missing or wrong is named in one
 * message. `main.ts` hands it in; nobody else reads the environment. `.env.example` explains each name.
 */
import { z } from 'zod';

const flag = z
  .enum(['0', '1', 'true', 'false', ''])
  .default('')
  .transform((text) => text === '1' || text === 'true');
const text = z.string().trim().default('');
const address = z.url({ protocol: /^https?$/ });

export const envShape = {
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  HOST: text.transform((host) => host || '127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8787),
  PUBLIC_URL: z.union([z.literal(''), address]).default(''),
  DATABASE_URL: text,
  DATA_DIR: text.transform((dir) => dir || '.data'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  LOCAL_TOKEN: text,
  ALLOW_SIGN_UP: flag,
  SIMULATE: text,
  AUTH_SECRET: text,
  TAVUS_TOOLS_SECRET: text,
  LLM_API_KEY: text,
  CAL_WEBHOOK_SECRET: text,
  DATABASE_LOGIN_SECRET: text,
  TAVUS_API_KEY: text,
  TAVUS_API_URL: address.default('https://tavusapi.com/v2'),
  TAVUS_BRAIN: z.enum(['auto', 'custom-llm', 'tavus-tools', 'relay']).default('auto'),
  TAVUS_PERSONA_ID: text,
  TAVUS_REPLICA_ID: text,
  TAVUS_EMOTIONS: flag,
  TAVUS_RECORDING_BUCKET: text,
  TAVUS_RECORDING_REGION: text,
  TAVUS_RECORDING_ROLE: text,
  TAVUS_CENTS_PER_MINUTE: z.coerce.number().min(0).max(10_000).default(0),
  ANTHROPIC_API_KEY: text,
  ANTHROPIC_BASE_URL: address.default('https://api.anthropic.com'),
  ANTHROPIC_MODEL: text.transform((model) => model || 'claude-sonnet-5-5'),
  ANTHROPIC_FAST_MODEL: text.transform((model) => model || 'claude-haiku-5-5'),
  ANTHROPIC_EFFORT: z.enum(['low', 'medium', 'high']).default('low'),
  ANTHROPIC_MAX_TOKENS: z.coerce.number().int().min(64).max(128_000).default(2_048),
  ANTHROPIC_TIMEOUT_MS: z.coerce.number().int().min(100).max(120_000).default(6_000),
  ANTHROPIC_TOOL_ROUNDS: z.coerce.number().int().min(1).max(8).default(8),
  FILLER_AFTER_MS: z.coerce.number().int().min(0).max(60_000).default(900),
  CAL_API_KEY: text,
  CAL_API_URL: address.default('https://api.cal.com/v2'),
  /** Null: the person is asked which, where several fit. */
  CAL_EVENT_TYPE_ID: z
    .union([z.literal(''), z.coerce.number().int().positive()])
    .default('')
    .transform((id) => (id === '' ? null : id)),
  /** Set by `npm start` alone: simulators may be used, and may call us on loopback. */
  CALENDAR_AGENT_START: flag,
} as const;

const shape = z.object(envShape);
export type Env = z.output<typeof shape>;

export class EnvError extends Error {
  override name = 'EnvError';
}

/** Throws an `EnvError` that lists every fault. */
export function parseEnv(given: Record<string, string | undefined>): Env {
  const names = Object.keys(envShape);
  const known = Object.fromEntries(
    names.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])),
  );
  const parsed = shape.safeParse(known);
  const faults = parsed.success ? [] : parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`);
  const token = given['LOCAL_TOKEN'] ?? '';
  if (token.includes('.'))
    faults.push('LOCAL_TOKEN: must not contain a dot, it would be taken for a signed token');
  if (faults.length > 0)
    throw new EnvError(`The environment has ${faults.length} fault(s):\n  ${faults.join('\n  ')}`);
  return shape.parse(known);
}
