/**
 * Claude behind the agent's `Model`: `messages.stream` for talk, one structured answer of the fast
 * model for judgement. No retries in here: what may be asked again depends on what was said already,
 * and only the loop knows that.
 */
import Anthropic from '@anthropic-ai/sdk';
import type { Model, ModelAnswer, ModelPiece } from '#server/agent/model.ts';
import { ModelError } from '#server/agent/model.ts';
import { toModelError } from './to-model-error.ts';

export type AnthropicAccess = { baseUrl: string; apiKey: string };

export type AnthropicSettings = {
  model: string;
  fastModel: string;
  effort: 'low' | 'medium' | 'high';
  maxTokens: number;
  /** Silence of the model after which it counts as gone. */
  timeoutMs: number;
};

export function createAnthropicClient(access: AnthropicAccess, timeoutMs: number): Anthropic {
  return new Anthropic({
    apiKey: access.apiKey,
    authToken: null,
    baseURL: access.baseUrl,
    timeout: timeoutMs,
    maxRetries: 0,
    logLevel: 'off',
  });
}

export function createAnthropicModel(client: Anthropic, settings: AnthropicSettings): Model {
  return {
    async *stream(request, signal): AsyncGenerator<ModelPiece> {
      const silence = watchSilence(signal, settings.timeoutMs);
      const stream = client.messages.stream(
        {
          model: settings.model,
          max_tokens: settings.maxTokens,
          system: request.system,
          messages: request.messages,
          thinking: { type: 'adaptive' },
          output_config: { effort: settings.effort },
          ...(request.tools.length === 0
            ? {}
            : {
                tools: request.tools,
                tool_choice: request.mayCallTools ? { type: 'auto' as const } : { type: 'none' as const },
              }),
        },
        { signal: silence.signal },
      );
      // Without a listener the stream would take an error for unhandled.
      stream.on('error', () => {}).on('abort', () => {});
      let isWhole = false;
      try {
        for await (const event of stream) {
          silence.heard();
          if (event.type === 'content_block_delta' && event.delta.type === 'text_delta') {
            yield { type: 'text', text: event.delta.text };
          }
          if (event.type === 'message_stop') isWhole = true;
        }
        const message = await stream.finalMessage();
        if (!isWhole || message.stop_reason === null) throw new ModelError('broken', 'the answer was cut');
        yield { type: 'answer', answer: toAnswer(message, message.stop_reason) };
      } catch (error) {
        signal.throwIfAborted();
        throw silence.signal.aborted ? new ModelError('silent', 'nothing came') : toModelError(error);
      } finally {
        silence.stop();
        if (!stream.ended) stream.abort();
      }
    },

    async judge(question, signal) {
      try {
        const message = await client.messages.create(
          {
            model: question.by === 'main' ? settings.model : settings.fastModel,
            max_tokens: question.maxTokens,
            system: question.system,
            messages: [{ role: 'user', content: question.question }],
            thinking: { type: 'adaptive' },
            output_config: { effort: 'low', format: { type: 'json_schema', schema: question.schema } },
          },
          { signal, ...(question.timeoutMs === undefined ? {} : { timeout: question.timeoutMs }) },
        );
        const text = message.content.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('');
        return JSON.parse(text) as unknown;
      } catch (error) {
        signal.throwIfAborted();
        throw error instanceof SyntaxError
          ? new ModelError('broken', 'the judgement was no JSON', { cause: error })
          : toModelError(error);
      }
    },
  };
}

function toAnswer(message: Anthropic.Message, stopReason: ModelAnswer['stopReason']): ModelAnswer {
  return {
    content: message.content,
    stopReason,
    usage: {
      input: message.usage.input_tokens,
      output: message.usage.output_tokens,
      cacheRead: message.usage.cache_read_input_tokens ?? 0,
      cacheWritten: message.usage.cache_creation_input_tokens ?? 0,
    },
  };
}

/** Aborts when nothing was heard for so long; the caller's own abort passes through. */
function watchSilence(caller: AbortSignal, timeoutMs: number) {
  const quiet = new AbortController();
  const ring = () => quiet.abort();
  let timer = setTimeout(ring, timeoutMs);
  return {
    signal: AbortSignal.any([caller, quiet.signal]),
    heard() {
      clearTimeout(timer);
      timer = setTimeout(ring, timeoutMs);
    },
    stop: () => clearTimeout(timer),
  };
}
