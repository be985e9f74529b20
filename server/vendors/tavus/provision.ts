/**
 * Makes a Tavus account ready for us, and does nothing the second time: registry tools that call
 * our server, one persona per brain, tools attached. It changes only what it made itself (its ids
 * are in the store); a persona or tool of our name that it did not make stops it before anything is
 * written, unless told to adopt.
 */
import { createHash } from 'node:crypto';
import { AppError } from '#shared/errors.ts';
import type { TavusAccount } from './account.ts';
import type { Brain } from './persona-of-brain.ts';
import { planPersonas, writePersonas } from './provision-personas.ts';
import { planTools, writeTools } from './provision-tools.ts';
import type { RegistryToolBody } from './wire.ts';

export type Provisioned = {
  /** Which account and server the ids belong to; another one starts afresh. */
  account: string;
  replicaId: string;
  /** By brain. */
  personas: Partial<Record<Brain, string>>;
  /** Tool ids by name. */
  tools: Record<string, string>;
  /** Of secrets that Tavus may not show again, so that a new one is noticed. */
  fingerprints: { tools?: string; llm?: string };
};

export type ProvisionedStore = {
  read(): Promise<Provisioned | null>;
  write(provisioned: Provisioned): Promise<void>;
};

export type ProvisionDeps = {
  account: TavusAccount;
  store: ProvisionedStore;
  /** Base URL and key, hashed into `Provisioned.account`. */
  access: { baseUrl: string; apiKey: string };
};

export type ProvisionInput = {
  brains: readonly Brain[];
  /** Our own address as Tavus sees it. */
  publicUrl: string;
  tools: readonly RegistryToolBody[];
  /** Needed for the brain `custom-llm`. */
  llmApiKey?: string;
  /** Default: what was used before, else the first face that is ready. */
  replicaId?: string;
  model?: string;
  /** Take over personas and tools of our names that somebody else made. */
  adopt?: boolean;
};

export type ProvisionResult =
  | { kind: 'provisioned'; provisioned: Provisioned; writes: string[] }
  /** A sentence for whoever ran it. `writes` tells what had been done before it stopped. */
  | { kind: 'stopped'; say: string; writes: string[] };

export async function provision(deps: ProvisionDeps, input: ProvisionInput): Promise<ProvisionResult> {
  const writes: string[] = [];
  try {
    const provisioned = await provisionOrThrow(deps, input, writes);
    return { kind: 'provisioned', provisioned, writes };
  } catch (error) {
    if (error instanceof AppError) return { kind: 'stopped', say: error.message, writes };
    throw error;
  }
}

async function provisionOrThrow(
  deps: ProvisionDeps,
  input: ProvisionInput,
  writes: string[],
): Promise<Provisioned> {
  const accountId = fingerprint(`${deps.access.baseUrl}\n${deps.access.apiKey}`);
  const stored = await deps.store.read();
  const known = stored?.account === accountId ? stored : null;
  const replicaId = input.replicaId ?? known?.replicaId ?? (await deps.account.anyReplica());
  if (replicaId === null) {
    throw new AppError('not-found', 'The Tavus account has no face that is ready. Set TAVUS_REPLICA_ID.');
  }
  const context = { account: deps.account, input: { ...input, replicaId }, known, writes };

  // Look at everything first, so that a refusal leaves nothing half done.
  const toolPlans = input.brains.includes('tavus-tools') ? await planTools(context) : [];
  const personaPlans = await planPersonas(context);

  const next: Provisioned = {
    account: accountId,
    replicaId,
    personas: { ...known?.personas },
    tools: { ...known?.tools },
    fingerprints: { ...known?.fingerprints },
  };
  // Written down after every step: what was made must be known as ours even if the next step fails.
  const save = async () => {
    if (JSON.stringify(next) !== JSON.stringify(await deps.store.read())) {
      await deps.store.write(structuredClone(next));
    }
  };
  await writeTools({ ...context, next, save }, toolPlans);
  await writePersonas({ ...context, next, save }, personaPlans);
  await save();
  return next;
}

export type PlanContext = {
  account: TavusAccount;
  input: ProvisionInput & { replicaId: string };
  known: Provisioned | null;
  writes: string[];
};

export type WriteContext = PlanContext & { next: Provisioned; save: () => Promise<void> };

/** Enough of a hash to notice a change, too little to be worth anything. */
export const fingerprint = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 16);
