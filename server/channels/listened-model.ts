/**
 * A model that speaks only while somebody listens. The loop of a reply works ahead of its reader; what
 * nobody takes must not lead to calls of tools, so the model's words wait here.
 */
import type { Model } from '#server/agent/model.ts';

export function listenedModel(model: Model, listened: () => Promise<void>): Model {
  return {
    judge: model.judge.bind(model),
    async *stream(request, signal) {
      await listened();
      for await (const piece of model.stream(request, signal)) {
        await listened();
        yield piece;
      }
    },
  };
}
