/**
 * The registry half of `provision.ts`: which tools are missing, ours and outdated, or not ours.
 */
import { isDeepStrictEqual } from 'node:util';
import { AppError } from '#shared/errors.ts';
import type { PlanContext, WriteContext } from './provision-context.ts';
import { fingerprint } from './provision-context.ts';
import type { RegistryToolBody, ToolRow } from './wire.ts';

export type ToolPlan =
  | { do: 'create'; body: RegistryToolBody }
  | { do: 'patch'; id: string; body: RegistryToolBody }
  | { do: 'keep'; id: string; body: RegistryToolBody };

export async function planTools(context: PlanContext): Promise<ToolPlan[]> {
  const plans: ToolPlan[] = [];
  for (const body of context.input.tools) {
    const found = await context.account.findToolNamed(body.name);
    if (found === null) plans.push({ do: 'create', body });
    else if (!isOurs(context, found, body) && context.input.adopt !== true) {
      throw new AppError(
        'not-allowed',
        `The Tavus account already has a tool named ${body.name} that calls another address. ` +
          'Nothing was changed. Rename or delete it at Tavus, or run the set-up with --adopt to point it here.',
      );
    } else {
      const isSame = isSameTool(found, body) && context.known?.fingerprints.tools === secretOf([body]);
      plans.push({ do: isSame ? 'keep' : 'patch', id: found.tool_id, body });
    }
  }
  return plans;
}

export async function writeTools(context: WriteContext, plans: ToolPlan[]): Promise<void> {
  for (const plan of plans) {
    const { name } = plan.body;
    if (plan.do === 'create') {
      context.next.tools[name] = await context.account.createTool(plan.body);
      context.writes.push(`created the tool ${name}`);
      await context.save();
    } else {
      if (plan.do === 'patch') {
        await context.account.patchTool(plan.id, plan.body);
        context.writes.push(`updated the tool ${name}`);
      }
      context.next.tools[name] = plan.id;
    }
  }
  if (plans.length > 0) context.next.fingerprints.tools = secretOf(context.input.tools);
}

const isOurs = (context: PlanContext, found: ToolRow, body: RegistryToolBody): boolean =>
  context.known?.tools[body.name] === found.tool_id || found.delivery?.api?.url === body.delivery.api.url;

const secretOf = (tools: readonly RegistryToolBody[]): string =>
  fingerprint(tools[0]?.delivery.api.auth.secret ?? '');

/** Compares what we send; Tavus adds fields, and may hide the secret. */
function isSameTool(found: ToolRow, body: RegistryToolBody): boolean {
  const { delivery, ...plain } = body;
  const { auth, ...api } = delivery.api;
  const foundApi = (found.delivery?.api ?? {}) as Record<string, unknown>;
  const isSamePart = (actual: Record<string, unknown>, wanted: object) =>
    Object.entries(wanted).every(([key, value]) => isDeepStrictEqual(actual[key], value));
  return (
    isSamePart(found, plain) &&
    isSamePart(foundApi, api) &&
    (foundApi['auth'] as { type?: string } | undefined)?.type === auth.type
  );
}
