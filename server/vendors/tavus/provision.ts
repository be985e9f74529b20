/**
 * Makes a Tavus account ready for us, and does nothing the second time: registry tools that call
 * our server, one persona per brain, tools attached. It changes only what it made itself (its ids
 * are in the store); a persona or tool of our name that it did not make stops it before anything is
 * written, unless told to adopt.
 */
import { isDeepStrictEqual } from 'node:util';
import { AppError } from '#shared/errors.ts';
import type { TavusAccount } from './account.ts';
import type { Provisioned, ProvisionInput } from './provision-context.ts';
import { fingerprint } from './provision-context.ts';
import { planPersonas, writePersonas } from './provision-personas.ts';
import { planTools, writeTools } from './provision-tools.ts';

export type { Provisioned, ProvisionInput };

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
    if (!isDeepStrictEqual(next, await deps.store.read())) {
      await deps.store.write(structuredClone(next));
    }
  };
  await writeTools({ ...context, next, save }, toolPlans);
  await writePersonas({ ...context, next, save }, personaPlans);
  await save();
  return next;
}
