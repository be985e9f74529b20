/**
 * Tavus calls a registry tool of ours by HTTPS (docs.tavus.io, llm-tool-delivery): a POST with
 * `{conversation_id, arguments, tool_call_id?}`, signed with the tool's secret. The answer is the
 * outcome; `response` repeats its sentence for `response_in_result`.
 */
import express from 'express';
import type { Express } from 'express';
import { AppError } from '#shared/errors.ts';
import { findConversationByVendor } from '#server/domain/conversation/find-conversation.ts';
import { dispatch } from '#server/tools/dispatch.ts';
import type { DispatchDeps } from '#server/tools/dispatch.ts';
import { findTool } from '#server/tools/registry.ts';
import { verifiedCall } from '#server/tools/verified-call.ts';
import { proveTavusToolCall } from '#server/vendors/tavus/prove-tool-call.ts';
import { readArguments } from './read-arguments.ts';
import type { Pool } from 'pg';

export type TavusToolsDeps = DispatchDeps & {
  pools: { app: Pool; system: Pool };
  secrets: { tavusTools: string };
};

export function mountTavusTools(app: Express, deps: TavusToolsDeps): void {
  app.post('/api/tavus/tools/:tool', express.raw({ type: () => true, limit: '64kb' }), async (req, res) => {
    const raw: Uint8Array = Buffer.isBuffer(req.body) ? req.body : new Uint8Array();
    const proven = proveTavusToolCall(deps.secrets.tavusTools, req.header('x-tavus-signature'), raw);
    const tool = req.params.tool;
    if (!findTool(tool)) throw new AppError('unknown-tool', 'no such tool');
    const conversation = await findConversationByVendor(deps, proven.proof.vendorConversationId);
    if (!conversation) throw new AppError('unknown-conversation', 'no conversation has this id at Tavus');
    const outcome = await dispatch(
      deps,
      verifiedCall({
        proof: proven.proof,
        channel: 'tavus-tools',
        conversation,
        callId: proven.callId,
        tool,
        args: readArguments(proven.arguments),
      }),
    );
    res.json({ ...outcome, response: outcome.say });
  });
}
