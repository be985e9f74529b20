/** The schedule's procedures as the panel has them, asked over the page's port. */
import type { Suggestion } from '#shared/conversation/suggestion.ts';
import type { Outcome } from '#shared/outcome.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import type { ScheduleApi } from '#extension/features/live-schedule/schedule-api.ts';
import type { ViewAsk } from '#extension/platform/messages.ts';
import type { ViewClient } from '#extension/platform/view-client.ts';
import type { QuestionsApi } from './questions.ts';

export function portApi(client: ViewClient): ScheduleApi & QuestionsApi {
  const act = (ask: ViewAsk) => ({
    mutate: async (input: unknown) => (await client.ask(ask, input)) as Outcome,
  });
  return {
    schedule: {
      list: {
        query: async (input) =>
          (await client.ask('list', input)) as { version: number; events: ScheduleEvent[] },
      },
      add: act('add'),
      move: act('move'),
      update: act('update'),
      remove: act('remove'),
      undo: act('undo'),
      findTime: { query: async (input) => (await client.ask('findTime', input)) as Outcome },
    },
    suggestion: {
      list: { query: async () => (await client.ask('suggestions', null)) as Suggestion[] },
      accept: act('accept'),
      dismiss: { mutate: (input) => client.ask('dismiss', input) },
    },
    // Words are read in the panel, where the reading can be seen before it is stored.
    quickAdd: { add: { mutate: () => Promise.reject(new Error('not from here')) } },
  };
}
