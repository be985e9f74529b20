/**
 * The persona half of `provision.ts`: one per brain, made, mended or left alone, with exactly our
 * tools attached to the one that has them.
 */
import { AppError } from '#shared/errors.ts';
import type { PatchOperation } from './account.ts';
import { diffToPatch } from './diff-to-patch.ts';
import type { Brain } from './persona-of-brain.ts';
import { personaNames, personaOfBrain } from './persona-of-brain.ts';
import type { PlanContext, WriteContext } from './provision-context.ts';
import { fingerprint } from './provision-context.ts';
import type { PersonaRow } from './wire.ts';

export type PersonaPlan =
  | { do: 'create'; brain: Brain; body: Record<string, unknown> }
  | { do: 'patch'; brain: Brain; id: string; operations: PatchOperation[] };

export async function planPersonas(context: PlanContext): Promise<PersonaPlan[]> {
  const plans: PersonaPlan[] = [];
  for (const brain of context.input.brains) {
    if (brain === 'custom-llm' && (context.input.llmApiKey ?? '') === '') {
      throw new AppError('bad-request', 'LLM_API_KEY must be set for the brain custom-llm.');
    }
    const wanted = personaOfBrain(brain, context.input);
    const found = await findOurs(context, brain);
    plans.push(
      found === null
        ? { do: 'create', brain, body: withKey(context, brain, wanted) }
        : {
            do: 'patch',
            brain,
            id: found.persona_id,
            operations: toPatch(context, { brain, found, wanted }),
          },
    );
  }
  return plans;
}

export async function writePersonas(context: WriteContext, plans: PersonaPlan[]): Promise<void> {
  for (const plan of plans) {
    let id: string;
    if (plan.do === 'create') {
      id = await context.account.createPersona(plan.body);
      context.writes.push(`created the persona ${personaNames[plan.brain]}`);
    } else {
      id = plan.id;
      if (plan.operations.length > 0 && (await context.account.patchPersona(id, plan.operations))) {
        context.writes.push(`updated the persona ${personaNames[plan.brain]}`);
      }
    }
    context.next.personas[plan.brain] = id;
    if (plan.brain === 'custom-llm') context.next.fingerprints.llm = llmFingerprint(context);
    await context.save();
    if (plan.brain === 'tavus-tools') await attach(context, id);
  }
}

async function findOurs(context: PlanContext, brain: Brain): Promise<PersonaRow | null> {
  const { adopt, personaId, brains } = context.input;
  if (adopt === true && personaId !== undefined && brain === brains[0]) {
    const theirs = await context.account.findPersona(personaId);
    if (theirs === null) throw new AppError('not-found', `There is no persona ${personaId} at Tavus.`);
    return theirs;
  }
  const knownId = context.known?.personas[brain];
  const known = knownId === undefined ? null : await context.account.findPersona(knownId);
  if (known !== null) return known;
  const named = await context.account.findPersonaNamed(personaNames[brain]);
  if (named === null) return null;
  if (context.input.adopt !== true) {
    throw new AppError(
      'not-allowed',
      `The Tavus account already has a persona named ${personaNames[brain]} that this set-up does not know. ` +
        'Nothing was changed. Rename or delete it at Tavus, or run the set-up with --adopt to take it over.',
    );
  }
  return context.account.findPersona(named.persona_id);
}

function toPatch(
  context: PlanContext,
  what: { brain: Brain; found: PersonaRow; wanted: Record<string, unknown> },
): PatchOperation[] {
  const operations = diffToPatch(what.found, what.wanted);
  // The key may not be shown to us again, so it is compared by fingerprint.
  if (what.brain !== 'custom-llm' || context.known?.fingerprints.llm === llmFingerprint(context))
    return operations;
  return [...operations, { op: 'add', path: '/layers/llm/api_key', value: context.input.llmApiKey }];
}

function withKey(context: PlanContext, brain: Brain, body: Record<string, unknown>): Record<string, unknown> {
  if (brain !== 'custom-llm') return body;
  const layers = body['layers'] as Record<string, Record<string, unknown>>;
  return { ...body, layers: { ...layers, llm: { ...layers['llm'], api_key: context.input.llmApiKey } } };
}

const llmFingerprint = (context: PlanContext): string => fingerprint(context.input.llmApiKey ?? '');

/** Tools that somebody attached by hand stay; those of ours that are no longer offered go. */
async function attach(context: WriteContext, personaId: string): Promise<void> {
  const wanted = context.input.tools.flatMap((tool) => context.next.tools[tool.name] ?? []);
  const attached = (await context.account.toolsOf(personaId)).map((tool) => tool.tool_id);
  const missing = wanted.filter((id) => !attached.includes(id));
  if (missing.length > 0) {
    await context.account.attachTools(personaId, missing);
    context.writes.push(`attached ${missing.length} tools`);
  }
  for (const [name, id] of Object.entries(context.next.tools)) {
    if (wanted.includes(id)) continue;
    if (attached.includes(id)) {
      await context.account.detachTool(personaId, id);
      context.writes.push(`detached the tool ${name}`);
    }
    delete context.next.tools[name];
  }
}
