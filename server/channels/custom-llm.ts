/**
 * Tavus asks our model what the persona says (custom LLM, docs.tavus.io): OpenAI's chat completions,
 * with the whole talk in every request and the talk's id in a header. The tools run in here, through
 * `agent/reply`; only words go back. Refusals are OpenAI's too.
 */
import express from 'express';
import type { Express, NextFunction, Request, Response } from 'express';
import { openaiErrorHandler } from '#server/errors/to-openai.ts';
import type { Proof } from '#server/proof.ts';
import { probeConversationId, proveTavusLlmRequest } from '#server/vendors/tavus/prove-llm-request.ts';
import { readLlmRequest } from '#server/vendors/tavus/read-llm-request.ts';
import type { LlmRequest } from '#server/vendors/tavus/read-llm-request.ts';
import { createCompletionWriter } from './completion-writer.ts';
import { answerTurn, findTalk, isAsked, sayUnasked } from './custom-llm-turn.ts';
import type { CustomLlmDeps } from './custom-llm-turn.ts';

export type MountCustomLlmDeps = CustomLlmDeps & {
  secrets: { llm: string };
  /** Begins each reply with a tag that colours the voice; only where the persona asks for tags. */
  emotionTags: boolean;
};

const path = '/api/llm/chat/completions';
type Proven = { proof: Proof & { kind: 'tavus-llm' } };

export function mountCustomLlm(app: Express, deps: MountCustomLlmDeps): void {
  /** The request of each talk that is being answered here. */
  const running = new Map<string, { fence: number; stop: AbortController }>();

  const prove = (req: Request, res: Response, next: NextFunction) => {
    (res.locals as Proven).proof = proveTavusLlmRequest(deps.secrets.llm, req);
    next();
  };

  // The key is looked at before four megabytes are read.
  app.post(path, prove, express.raw({ type: () => true, limit: '4mb' }), async (req, res) => {
    const { proof } = res.locals as Proven;
    const request = readLlmRequest(Buffer.isBuffer(req.body) ? req.body : new Uint8Array());
    const out = writerFor(deps, res, request);
    const gone = new AbortController();
    res.once('close', () => gone.abort());
    if (proof.vendorConversationId === probeConversationId) {
      out.open();
      out.say('Custom LLM configuration test successful.');
      return out.end();
    }
    const conversation = await findTalk(deps, proof.vendorConversationId, gone.signal);
    if (gone.signal.aborted) return undefined;
    if (conversation === null) {
      out.open();
      out.say('One moment, please.');
      return out.end();
    }
    if (!isAsked(request)) {
      out.open();
      out.say(sayUnasked(conversation, request));
      return out.end();
    }
    const onBegun = (fence: number) => {
      const other = running.get(conversation.id);
      // Two that began at once may get here in either order.
      if (other && other.fence > fence) return gone.abort();
      other?.stop.abort();
      running.set(conversation.id, { fence, stop: gone });
      return out.open();
    };
    try {
      await answerTurn(deps, { conversation, proof, request, out, onBegun }, gone.signal);
    } finally {
      if (running.get(conversation.id)?.stop === gone) running.delete(conversation.id);
    }
    out.open();
    return out.end();
  });
  app.use(path, openaiErrorHandler(deps.log));
}

function writerFor(deps: MountCustomLlmDeps, res: Response, request: LlmRequest) {
  return createCompletionWriter(res, {
    id: `chatcmpl-${deps.ids.next()}`,
    model: request.model,
    created: Math.floor(deps.clock.now() / 1000),
    isStreamed: request.isStreamed,
    prefix: deps.emotionTags ? '<emotion value="content"/> ' : '',
  });
}
