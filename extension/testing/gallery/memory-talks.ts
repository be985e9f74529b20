/** Talks in memory, in every state they can be in. What is answered here is answered. For the gallery only. */
import type { SuggestionChange, TalksApi } from '#extension/features/conversations/talks-api.ts';
import type { Suggestion } from '#shared/conversation/suggestion.ts';
import type { Outcome } from '#shared/outcome.ts';
import type { Change } from '#shared/schedule/change.ts';
import { sayChange } from '#shared/schedule/say-outcome.ts';
import type { Voice } from '#shared/schedule/say-time.ts';
import type { createMemorySchedule } from './memory-schedule.ts';
import { at } from './seeds.ts';
import { detailOf, digestOf, questions, talkList } from './talk-seeds.ts';

type Setup = {
  memory: ReturnType<typeof createMemorySchedule>;
  voice(): Voice;
  isFailing: boolean;
  isEmpty: boolean;
};

export function createMemoryTalks({ memory, voice, isFailing, isEmpty }: Setup) {
  const dentist = at('Dentist', '2026-11-23 15:00', '2026-11-23 16:00', { source: 'post-call', version: 38 });
  const added: Change = {
    version: 38,
    kind: 'add',
    before: null,
    after: dentist,
    at: '2026-11-20T13:43:20Z',
    who: { channel: 'post-call', conversationId: 'ready' },
  };
  let open = isEmpty ? [] : questions();
  let talks = isEmpty ? [] : talkList;
  const answered = async <T>(answer: () => T): Promise<T> => {
    await new Promise((resolve) => setTimeout(resolve, 60));
    if (isFailing) throw new TypeError('no server');
    return answer();
  };
  const accept = async (id: string, change: SuggestionChange | undefined): Promise<Outcome> => {
    const one = open.find((other) => other.id === id);
    if (!one) return { kind: 'not-found', say: 'That question is not there any more.' };
    if (change?.date === '2026-11-20') return { kind: 'past', say: 'Not added: that is over already.' };
    open = open.filter((other) => other !== one);
    const proposed = one.arguments['title'];
    const title = change?.title ?? (typeof proposed === 'string' ? proposed : 'Something');
    const event = at(title, `2026-11-20 ${change?.start_time ?? '13:00'}`, '2026-11-20 14:00', {
      source: 'post-call',
    });
    memory.happen({ kind: 'add', before: null, after: event }, 'panel');
    return {
      kind: 'done',
      say: sayChange('add', event, voice()),
      receipt: { version: 41, changes: [{ kind: 'add', event }] },
    };
  };

  const api: TalksApi = {
    conversation: {
      list: {
        query: ({ search }) =>
          answered(() =>
            talks.filter((talk) =>
              JSON.stringify(talk)
                .toLowerCase()
                .includes((search ?? '').toLowerCase()),
            ),
          ),
      },
      get: {
        query: ({ conversationId }) =>
          answered(() => {
            const one = talks.find((talk) => talk.conversationId === conversationId);
            if (!one) throw new Error('no such conversation');
            return detailOf(one, [added], questionsNow());
          }),
      },
      delete: {
        mutate: ({ conversationId }) =>
          answered(() => void (talks = talks.filter((talk) => talk.conversationId !== conversationId))),
      },
    },
    suggestion: {
      list: { query: () => answered(() => open) },
      accept: { mutate: ({ id, change }) => answered(() => accept(id, change)).then((outcome) => outcome) },
      dismiss: {
        mutate: ({ id }) => answered(() => void (open = open.filter((other) => other.id !== id))),
      },
    },
    schedule: {
      digest: { query: () => answered(() => digest) },
      origin: {
        query: ({ id }) =>
          answered(() =>
            id === dentist.id ? { conversationId: 'ready', title: 'The dentist', version: 38 } : null,
          ),
      },
    },
  };
  const questionsNow = () =>
    questions().map((one): Suggestion =>
      open.some(({ id }) => id === one.id) ? one : { ...one, state: 'dismissed' },
    );
  const digest = digestOf(added);
  return { api, dentist };
}
