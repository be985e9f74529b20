/**
 * What the two halves of a set-up (`provision-tools.ts`, `provision-personas.ts`) are handed, and
 * what is kept of it.
 */
import { createHash } from 'node:crypto';
import type { TavusAccount } from './account.ts';
import type { Brain } from './persona-of-brain.ts';
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

export type ProvisionInput = {
  brains: readonly Brain[];
  /** Our own address as Tavus sees it. */
  publicUrl: string;
  tools: readonly RegistryToolBody[];
  /** Needed for the brain `custom-llm`. */
  llmApiKey?: string;
  /** Our own model answers with tags for the voice. */
  emotionTags?: boolean;
  /** Default: what was used before, else the first face that is ready. */
  replicaId?: string;
  model?: string;
  /** A persona of the person's own, for the first brain. Touched only together with `adopt`. */
  personaId?: string;
  /** Take over personas and tools of our names that somebody else made. */
  adopt?: boolean;
};

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
