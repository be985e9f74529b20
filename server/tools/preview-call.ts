/** What a call would do. The same tool, the same words, the same decision; nothing is written, kept or told. */
import { AppError } from '#shared/errors.ts';
import type { Outcome } from '#shared/outcome.ts';
import { parseCall, toAct } from './dispatch.ts';
import type { DispatchDeps } from './dispatch.ts';
import { findTool } from './registry.ts';
import { storableArguments } from './storable-arguments.ts';
import type { VerifiedCall } from './verified-call.ts';

const previewed: ReadonlySet<string> = new Set(['add_event', 'move_event', 'update_event', 'remove_event']);

/** Throws `unknown-tool` for whatever has effects elsewhere. */
export async function previewCall(deps: DispatchDeps, call: VerifiedCall): Promise<Outcome> {
  const tool = previewed.has(call.tool) ? findTool(call.tool) : undefined;
  if (!tool) throw new AppError('unknown-tool', `no preview of ${call.tool.slice(0, 64)}`);
  const args = storableArguments(call.args);
  const act = toAct(deps, call, { tool, args: args.storable });
  const parsed = parseCall(tool, { args, call });
  return 'kind' in parsed ? parsed : tool.run(deps, { ...act, isPreview: true }, parsed.input);
}
