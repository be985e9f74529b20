/**
 * A chat in memory that tells what the server would tell: scripted replies, at the pace of speech. What
 * it claims to do it does in the gallery's schedule. For the gallery only.
 */
import type { ChatApi, SendHandlers, TalkRead } from '#extension/features/chat/chat-api.ts';
import type { CurrentChat, Item } from '#extension/platform/storage.ts';
import type { ChatEvent } from '#shared/conversation/chat-event.ts';
import type { Outcome } from '#shared/outcome.ts';
import { bookingOutcomes } from './booking-outcomes.ts';
import { outcomes } from './outcomes.ts';
import type { createMemorySchedule } from './memory-schedule.ts';

type Setup = { memory: ReturnType<typeof createMemorySchedule>; now(): number; msPerPart: number };
type Part = ChatEvent | { wait: number };

const tool = (name: string, outcome: Outcome): Part[] => [
  { type: 'tool', callId: name, tool: name },
  { wait: 2 },
  { type: 'outcome', callId: name, tool: name, outcome },
];
const words = (text: string): Part[] =>
  (text.match(/\S+\s*/g) ?? []).map((part) => ({ type: 'text', text: part }));
const end = (reason: Extract<ChatEvent, { type: 'end' }>['reason'] = 'complete'): Part => ({
  type: 'end',
  reason,
});

const long = `You have **three things** tomorrow:

- Planning, 10:00–11:30 am
- Lunch with Ana at the corner café
- A call that nobody could shorten, about the_second_half_of_the_year_and_everything_that_comes_after_it

Friday afternoon stays free. More is on https://example.com/agenda.`;

export function createMemoryChat({ memory, now, msPerPart }: Setup) {
  const stopped = new Set<string>();
  let sends = 0;

  const script = async (text: string): Promise<Part[]> => {
    if (/slow/i.test(text))
      return words('I am looking at every single day of the year, one after the other, '.repeat(8));
    if (/clash/i.test(text)) {
      const outcome = await memory.api.quickAdd.add.mutate({ text: 'Review today 2pm', timeZone: '' });
      return [...tool('add_event', outcome), ...words(outcome.say), end()];
    }
    if (/dentist/i.test(text)) {
      const outcome = await memory.api.quickAdd.add.mutate({ text: 'Dentist tomorrow 3pm', timeZone: '' });
      return [...tool('add_event', outcome), ...words(outcome.say), end()];
    }
    if (/which/i.test(text)) {
      return [
        ...tool('remove_event', outcomes['ambiguous'] as Outcome),
        ...words('Which Gym do you mean?'),
        end(),
      ];
    }
    if (/times/i.test(text)) {
      return [
        ...tool('check_availability', bookingOutcomes['times-zones'] as Outcome),
        ...words('Tuesday is good: nine, half past ten or two. Which one?'),
        end(),
      ];
    }
    if (/confirmed/i.test(text)) {
      const outcome = bookingOutcomes['booked'] as Outcome;
      return [...tool('book_appointment', outcome), ...words(outcome.say), end()];
    }
    if (/book/i.test(text)) {
      return [
        ...tool('book_appointment', outcomes['needs-yes'] as Outcome),
        ...words('Shall I book it?'),
        end(),
      ];
    }
    if (/taken/i.test(text)) {
      return [
        ...tool('check_availability', outcomes['taken'] as Outcome),
        ...words('That one is gone.'),
        end(),
      ];
    }
    if (/free/i.test(text)) {
      const from = new Date(now()).toISOString();
      const to = new Date(now() + 86_400_000).toISOString();
      const outcome = await memory.api.schedule.findTime.query({ durationMinutes: 30, from, to });
      return [...tool('find_time', outcome), ...words('Here is what is free.'), end()];
    }
    if (/turned off/i.test(text)) {
      return [
        { type: 'error', code: 'off', say: 'The chat is off: no model key is set on the server.' },
        end('refused'),
      ];
    }
    if (/break/i.test(text)) return [...words('I begin to say'), end('cut')];
    return [...words(long), end()];
  };

  const play = async (id: string, text: string, handlers: SendHandlers) => {
    const say = (event: ChatEvent) => handlers.onData({ data: event });
    if (/unreached/i.test(text)) return handlers.onError(new TypeError('no server'));
    say({ type: 'started', conversationId: 'talk', turnId: id });
    for (const part of await script(text)) {
      await new Promise((resolve) => setTimeout(resolve, msPerPart * ('wait' in part ? part.wait * 8 : 1)));
      if (stopped.has(id)) return say({ type: 'end', reason: 'aborted' });
      if (!('wait' in part)) say(part);
    }
  };

  const api: ChatApi = {
    chat: {
      send: {
        subscribe({ messageId, text }, handlers) {
          sends += 1;
          void play(messageId, text, handlers);
          return { unsubscribe: () => stopped.add(messageId) };
        },
      },
      stop: { mutate: async ({ messageId }) => void stopped.add(messageId) },
    },
    conversation: {
      get: { query: async () => history },
      confirm: {
        mutate: async ({ yes }) =>
          yes
            ? memory.api.quickAdd.add.mutate({ text: 'Demo call tomorrow 10am', timeZone: '' })
            : { kind: 'not-allowed', say: 'Not booked: you said no.' },
      },
    },
  };
  const history: TalkRead = {
    continuesId: null,
    turns: [
      { role: 'user', turn: 1, text: 'What’s on tomorrow?', isInterrupted: false },
      { role: 'agent', turn: 1, text: long, isInterrupted: false },
    ],
    calls: [],
    tavusConversationId: null,
    takenBack: [],
    changes: [],
  };
  return { api, sends: () => sends };
}

export function memoryCurrent(first: CurrentChat | null): Item<CurrentChat | null> {
  let value = first;
  return {
    get: () => Promise.resolve(value),
    set: (next) => Promise.resolve(void (value = next)),
    watch() {},
  };
}
