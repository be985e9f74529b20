/**
 * The panel's own procedures ask for the same tools as the agent, through the same dispatch. Input
 * is passed on unparsed where it can be wrong: what is wrong is answered as an outcome.
 */
import type { Outcome } from '#shared/outcome.ts';
import { isZone } from '#shared/schedule/wall-text.ts';
import type { Proof } from '../proof.ts';
import { dispatch } from '../tools/dispatch.ts';
import type { DispatchDeps } from '../tools/dispatch.ts';
import { previewCall } from '../tools/preview-call.ts';
import { verifiedCall } from '../tools/verified-call.ts';

export function callOfPanel(
  ctx: { deps: DispatchDeps; proof: Proof & { kind: 'session' } },
  call: PanelCall,
): Promise<Outcome> {
  return dispatch(ctx.deps, toCall(ctx, call));
}

/** What it would change; nothing is written. */
export function previewOfPanel(
  ctx: { deps: DispatchDeps; proof: Proof & { kind: 'session' } },
  call: Omit<PanelCall, 'callId'>,
): Promise<Outcome> {
  return previewCall(ctx.deps, toCall(ctx, { ...call, callId: null }));
}

type PanelCall = { tool: string; args: Record<string, unknown>; callId: unknown; timeZone?: unknown };

function toCall({ proof }: { proof: Proof & { kind: 'session' } }, call: PanelCall) {
  return verifiedCall({
    proof,
    channel: 'panel',
    conversation: null,
    callId: typeof call.callId === 'string' && call.callId.length <= 200 ? call.callId : null,
    tool: call.tool,
    args: withoutAbsent(call.args),
    timeZone: typeof call.timeZone === 'string' && isZone(call.timeZone) ? call.timeZone : null,
  });
}

function withoutAbsent(args: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));
}
