/** What stands in the gallery's talks: one in every state, its words, its questions, and a digest. */
import type { Digest, TalkDetail, TalkSummary } from '#extension/features/conversations/talks-api.ts';
import { measureTalk } from '#shared/conversation/measure-talk.ts';
import type { Suggestion } from '#shared/conversation/suggestion.ts';
import type { Outcome } from '#shared/outcome.ts';
import type { Change, Channel } from '#shared/schedule/change.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { sayChange } from '#shared/schedule/say-outcome.ts';
import { at, zone } from './seeds.ts';

const summary = (conversationId: string, over: Partial<TalkSummary>): TalkSummary => ({
  conversationId,
  tavusConversationId: `t-${conversationId}`,
  brain: 'custom-llm',
  title: '',
  status: 'ended',
  simulated: true,
  timeZone: zone,
  endSay: 'The call has ended.',
  topics: [],
  insightCount: 0,
  qualityScore: null,
  hasTranscript: true,
  hasRecording: false,
  minutes: 0,
  costCents: 0,
  startedAt: '2026-11-20T13:31:00Z',
  endedAt: '2026-11-20T13:43:00Z',
  ...over,
});

export const talkList: TalkSummary[] = [
  summary('running', {
    status: 'in-progress',
    hasTranscript: false,
    startedAt: '2026-11-20T14:44:00Z',
    endedAt: null,
    endSay: null,
  }),
  summary('processing', {
    hasTranscript: false,
    startedAt: '2026-11-20T14:40:00Z',
    endedAt: '2026-11-20T14:45:00Z',
  }),
  summary('ready', {
    title: 'Dentist, lunch with Sam and the gym',
    topics: ['Dentist', 'Lunch', 'Gym'],
    qualityScore: 71,
    hasRecording: true,
    minutes: 12,
    costCents: 360,
    insightCount: 2,
  }),
  summary('chat', {
    tavusConversationId: null,
    brain: null,
    simulated: false,
    status: 'in-progress',
    title: 'What’s on tomorrow?',
    startedAt: '2026-11-20T12:00:00Z',
    endedAt: null,
    endSay: null,
  }),
  summary('lost', {
    hasTranscript: false,
    startedAt: '2026-11-19T15:00:00Z',
    endedAt: '2026-11-19T15:20:00Z',
    endSay: 'The call broke off: something went wrong at the video service.',
  }),
  summary('failed', {
    status: 'failed',
    hasTranscript: false,
    startedAt: '2026-11-18T15:00:00Z',
    endSay: 'The call could not be started: something went wrong at the video service.',
  }),
  summary('long', {
    title: 'A very long title of a talk that nobody could shorten, about the second half of the year',
    topics: ['the_second_half_of_the_year_and_everything_that_comes_after_it'],
    startedAt: '2026-11-12T09:00:00Z',
    endedAt: '2026-11-12T10:01:00Z',
    qualityScore: 44,
  }),
];

const words: [role: 'user' | 'agent', text: string][] = [
  ['agent', 'Hi! What should we do with your week?'],
  ['user', 'Put the gym on for seven tomorrow morning, please.'],
  ['agent', 'Gym is added: tomorrow 7:00–8:00 am. Anything else?'],
  ['user', 'And the dentist wants me on Monday at three, I said yes to that.'],
  ['agent', 'Your dentist is on your calendar.'],
  ['user', 'Maybe lunch with Sam today at one, I am not sure he has time though.'],
  ['agent', 'Shall I move something for it?'],
  ['user', 'No. Move the report to after the stand-up, somehow. Thanks, that was quick!'],
];

export function detailOf(one: TalkSummary, changes: Change[], suggestions: Suggestion[]): TalkDetail {
  const hasWords = one.conversationId === 'ready' || one.conversationId === 'running';
  const turns = (hasWords ? words : [])
    .slice(0, one.conversationId === 'running' ? 3 : 8)
    .map(([role, text], n): TalkDetail['turns'][number] => ({
      turn: Math.floor(n / 2),
      role,
      text,
      isInterrupted: n === 6,
      claims:
        n === 4
          ? {
              held: [{ text, why: 'no receipt' }],
              correction: 'The dentist is not on your calendar yet.',
            }
          : null,
      at: new Date(Date.parse(one.startedAt) + n * 21_000).toISOString(),
    }));
  const call = (tool: string, event: ScheduleEvent, more: { channel: Channel; afterTurns: number }) => ({
    callId: `${tool}-${event.id}`,
    tool,
    at: turns[more.afterTurns - 1]?.at ?? one.startedAt,
    outcome: {
      kind: 'done' as const,
      say: sayChange('add', event, { now: one.startedAt, timeZone: zone, hour12: true, locale: 'en-US' }),
      receipt: { version: event.version, changes: [{ kind: 'add' as const, event }] },
    },
    ...more,
  });
  const gym = at('Gym', '2026-11-21 07:00', '2026-11-21 08:00', { source: 'voice', version: 31 });
  const dentist = changes[0]?.after;
  const clash: Outcome = {
    kind: 'conflict',
    say: 'Not moved: Demo call is today 4:30–5:00 pm.',
    with: [],
    alternatives: [],
  };
  const isReady = one.conversationId === 'ready';
  return {
    ...one,
    turns,
    calls: hasWords
      ? [
          call('add_event', gym, { channel: 'custom-llm', afterTurns: 2 }),
          ...(isReady
            ? [
                {
                  callId: 'x',
                  tool: 'move_event',
                  channel: 'custom-llm' as const,
                  afterTurns: 8,
                  outcome: clash,
                  at: turns.at(-1)?.at ?? one.startedAt,
                },
              ]
            : []),
          ...(isReady && dentist
            ? [call('add_event', dentist, { channel: 'post-call', afterTurns: 8 })]
            : []),
        ]
      : [],
    changes: isReady ? changes : [],
    takenBack: [],
    isHeardHere: false,
    suggestions: isReady ? suggestions : [],
    perception: null,
    afterCall: isReady ? { groupId: 'after', at: '2026-11-20T13:43:20Z' } : null,
    unreadWhy: null,
    analysis: isReady
      ? {
          ...measureTalk(turns),
          topics: one.topics,
          summary: 'You planned the gym and the dentist; lunch with Sam stayed open.',
          sentiment: { label: 'positive', score: 0.55 },
          moods: [
            { turn: 1, score: 0 },
            { turn: 3, score: -0.4 },
            { turn: 5, score: 0.2 },
            { turn: 7, score: 0.8 },
          ],
          insights: [
            {
              kind: 'preference',
              text: 'You like to train before work.',
              confidence: 0.86,
              quote: { turn: 1, text: 'Put the gym on for seven tomorrow morning' },
            },
            {
              kind: 'follow-up',
              text: 'Ask Sam whether he has time for lunch.',
              confidence: 0.6,
              quote: { turn: 5, text: 'I am not sure he has time' },
            },
          ],
          readBy: 'simulated',
        }
      : null,
  };
}

const question = (id: string, over: Partial<Suggestion>): Suggestion => ({
  id,
  conversationId: 'ready',
  tool: 'add_event',
  arguments: {},
  summary: '',
  why: 'unsure',
  question: '',
  choices: [],
  quote: { turn: 5, text: '', from: 0, to: 0 },
  state: 'open',
  outcome: null,
  at: '2026-11-20T13:43:20Z',
  ...over,
});

export const questions = (): Suggestion[] => [
  question('lunch', {
    arguments: { title: 'Lunch with Sam', date: '2026-11-20', start_time: '13:00' },
    summary: 'Add Lunch with Sam, today 1:00–2:00 pm',
    question: 'You spoke of it; I am not sure that you want it on your calendar.',
    quote: { turn: 5, text: 'Maybe lunch with Sam today at one', from: 0, to: 33 },
  }),
  question('report', {
    tool: 'move_event',
    arguments: { event: 'Write the report' },
    summary: 'Move Write the report',
    why: 'vague-time',
    question: 'At what time?',
    quote: { turn: 7, text: 'Move the report to after the stand-up, somehow', from: 4, to: 50 },
  }),
  question('which', {
    tool: 'remove_event',
    arguments: { event: 'call' },
    summary: 'Remove call',
    why: 'ambiguous',
    question: 'Which one do you mean?',
    choices: [
      { label: 'Demo call, today 4:30 pm', value: 'e1' },
      { label: 'Call with Ana, Mon 23 Nov, 9:00 am', value: 'e2' },
    ],
    quote: { turn: 7, text: 'the call can go', from: 0, to: 15 },
  }),
];

export const digestOf = (added: Change): Digest => ({
  version: 40,
  more: false,
  lines: [
    {
      groupId: 'after',
      channel: 'post-call',
      why: 'Said in a call and added after it.',
      conversationId: 'ready',
      conversationTitle: 'Dentist, lunch with Sam and the gym',
      say: 'Dentist is added: Mon 23 Nov, 3:00–4:00 pm.',
      at: '2026-11-20T13:43:20Z',
      changes: [added],
      isTakenBack: false,
    },
    {
      groupId: 'cal',
      channel: 'cal-events',
      why: 'It changed at Cal.com.',
      conversationId: null,
      conversationTitle: null,
      say: 'Demo call is moved: today 4:30–5:00 pm.',
      at: '2026-11-20T12:10:00Z',
      changes: [{ ...added, version: 37, who: { channel: 'cal-events' } }],
      isTakenBack: false,
    },
  ],
});
