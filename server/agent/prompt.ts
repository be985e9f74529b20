/**
 * What the model is sent for a turn. Tools and system are the same bytes for everybody with that
 * persona and are marked for the cache; date, zone, the day's outline, earlier answers and whatever
 * others wrote stand in the last message, and the person's own words are its last block.
 */
import type Anthropic from '@anthropic-ai/sdk';
import { toAnthropicTools } from '#server/tools/formats/anthropic.ts';
import { tools } from '#server/tools/registry.ts';
import type { DayOutline } from './day-outline.ts';
import { outlineLines } from './day-outline.ts';
import { earlierLines } from './earlier-calls.ts';
import { historyMessages } from './history.ts';
import type { HistoryMessage } from './history.ts';
import { personaOf } from './personas/persona-of.ts';
import type { TalkCall } from './read-talk.ts';
import type { ReplyTurn } from './reply.ts';
import { fence } from './untrusted.ts';

const hour = { type: 'ephemeral', ttl: '1h' } as const;
const minutes = { type: 'ephemeral' } as const;

/** Made once: the cache holds them only while not one byte differs. */
const modelTools: Anthropic.Tool[] = toAnthropicTools(tools).map((tool, index, all) => ({
  ...tool,
  ...(index === all.length - 1 ? { cache_control: hour } : {}),
}));

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export type Told = { outline: DayOutline; earlier: readonly TalkCall[] };

export type Prompt = {
  tools: Anthropic.Tool[];
  system: Anthropic.TextBlockParam[];
  messages: Anthropic.MessageParam[];
};

export function promptOf(turn: ReplyTurn, told: Told): Prompt {
  const history = historyMessages(turn.history);
  return {
    tools: modelTools,
    system: [{ type: 'text', text: personaOf(turn.conversation.persona).prompt, cache_control: hour }],
    messages: [
      ...history.slice(0, -1),
      ...history.slice(-1).map(marked),
      {
        role: 'user',
        content: [
          { type: 'text', text: tellings(turn, told).join('\n') },
          { type: 'text', text: turn.words.trim() },
        ],
      },
    ],
  };
}

/** What a talk said so far is read from the cache in its next turn. */
function marked({ role, content }: HistoryMessage): HistoryMessage {
  return {
    role,
    content: content.map((block, index) =>
      index === content.length - 1 ? { ...block, cache_control: minutes } : block,
    ),
  };
}

function tellings(turn: ReplyTurn, { outline, earlier }: Told): string[] {
  const { timeZone, now } = outline;
  const there = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone);
  const lines = earlierLines(earlier, {
    said: turn.history.flatMap(({ role, text }) => (role === 'user' ? [text] : [])),
    turn: turn.personTurns,
  });
  return [
    `Now it is ${weekdays[there.dayOfWeek - 1]}, ${there.toString({ smallestUnit: 'minute' })}.`,
    turn.channel === 'chat' ? 'The person reads you.' : 'The person hears you.',
    `Speak the language they speak; until that is clear: ${turn.conversation.language}.`,
    'When they are busy (the outline of the day):',
    ...outlineLines(outline),
    ...(lines.length === 0
      ? []
      : [
          'What was answered in this conversation so far, oldest first, each to what the person said that many turns ago:',
          fence('tool-result', lines.join('\n')),
        ]),
    ...(turn.context ?? []).flatMap(({ from, text }) => [...leadOf(from), fence(from, text)]),
    'What the person just said:',
  ];
}

/** What our own code says of a piece of data; the piece itself is never an instruction. */
function leadOf(from: NonNullable<ReplyTurn['context']>[number]['from']): string[] {
  switch (from) {
    case 'earlier-turn':
      return [
        'Stored a moment ago, while the person went on speaking; they have not heard of it. Do not do it again. If their words now ask for something else, change exactly that event by its id; if they ask for the same, tell that it is done:',
      ];
    case 'perception':
      return ['What the camera seems to show; it may be wrong:'];
    case 'page':
      return ['Text from the page the person has open:'];
    case 'vendor':
      return [];
  }
}
