/**
 * What a model makes of the messages it is sent: the person's last words, what it did about them so
 * far, what was answered before, and what time it is where the person is. It only reads text, as a
 * model does: times in RFC 9557, calls and outcomes in JSON.
 */
import type { Outcome } from '#shared/outcome.ts';
import type { Known, ToolCall } from '../../mind/known.ts';
import { understand } from '../../mind/understand.ts';
import type { MessagesRequest, WireBlock, WireMessage } from '../wire.ts';

export type Answered = ToolCall & {
  output: string;
  isError: boolean;
  /** Null when what was answered is no outcome. */
  outcome: Outcome | null;
};

export type View = {
  words: string;
  /** Rounds of calls in this turn, oldest first. */
  rounds: Answered[][];
  /** Calls of earlier turns, oldest first. */
  earlier: Answered[];
  /** The person's earlier words, oldest first. */
  said: string[];
  /** Turns of the person so far. */
  turns: number;
  context: { now: string; timeZone: string };
  /** Everything the model can read that the person did not say. */
  everythingRead: string;
};

export function viewOf(request: MessagesRequest, now: number): View {
  const { messages } = request;
  const lastTurn = messages.findLastIndex((message) => isOfPerson(message));
  const person = messages[lastTurn]?.content ?? [];
  const texts = person.flatMap((block) => (block.type === 'text' ? [block.text] : []));
  const rounds = roundsOf(messages.slice(lastTurn + 1));
  const told = texts.slice(0, -1).join('\n');
  return {
    words: texts.at(-1) ?? '',
    rounds,
    earlier: [...roundsOf(messages.slice(0, lastTurn)).flat(), ...callsIn(told)],
    said: messages.slice(0, Math.max(0, lastTurn)).filter(isOfPerson).map(textOf),
    turns: messages.filter(isOfPerson).length,
    context: timeIn(told, now),
    everythingRead: [told, ...rounds.flat().map(({ output }) => output)].join('\n'),
  };
}

/** What a plan goes by: with the calls that were made by then. */
export function knownOf({ said, context, earlier }: View, calls: readonly Answered[]): Known {
  return {
    calls: calls.map((answered) => ({ ...answered, spoken: answered.outcome?.say ?? '' })),
    said,
    context,
    isGoingOn: calls.length > earlier.length,
    understand,
  };
}

function textOf({ content }: WireMessage): string {
  return content.flatMap((block) => (block.type === 'text' ? [block.text] : [])).at(-1) ?? '';
}

function isOfPerson({ role, content }: WireMessage): boolean {
  return role === 'user' && !content.some(({ type }) => type === 'tool_result');
}

function roundsOf(messages: WireMessage[]): Answered[][] {
  return messages.flatMap(({ role, content }, index) => {
    const uses = content.filter((b): b is WireBlock & { type: 'tool_use' } => b.type === 'tool_use');
    if (role !== 'assistant' || uses.length === 0) return [];
    const results = messages[index + 1]?.content ?? [];
    return [
      uses.map((use) => {
        const result = results.find((b) => b.type === 'tool_result' && b.tool_use_id === use.id);
        const output =
          result?.type === 'tool_result' ? (result.content ?? []).map(({ text }) => text).join('') : '';
        const isError = result?.type === 'tool_result' && result.is_error === true;
        return { tool: use.name, arguments: use.input, output, isError, outcome: outcomeIn(output) };
      }),
    ];
  });
}

/** Lines of JSON that name a tool and hold an outcome. */
function callsIn(text: string): Answered[] {
  return text.split('\n').flatMap((line) => {
    const value = jsonIn(line);
    if (value === null || typeof value['tool'] !== 'string') return [];
    const outcome = toOutcome(value['outcome']);
    if (outcome === null) return [];
    const args = value['arguments'];
    return [
      {
        tool: value['tool'],
        arguments: isRecord(args) ? args : {},
        output: JSON.stringify(value['outcome']),
        isError: false,
        outcome,
      },
    ];
  });
}

function outcomeIn(text: string): Outcome | null {
  return toOutcome(jsonIn(text));
}

/** The object in a text, whatever stands around it. */
function jsonIn(text: string): Record<string, unknown> | null {
  const from = text.indexOf('{');
  const to = text.lastIndexOf('}');
  if (from < 0 || to < from) return null;
  try {
    const value: unknown = JSON.parse(text.slice(from, to + 1));
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

function toOutcome(value: unknown): Outcome | null {
  if (!isRecord(value) || typeof value['kind'] !== 'string' || typeof value['say'] !== 'string') return null;
  return value as unknown as Outcome;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function timeIn(text: string, now: number): { now: string; timeZone: string } {
  const found = /\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?[+-]\d\d:\d\d\[[\w/+-]+\]/.exec(text)?.[0];
  if (found !== undefined) {
    const there = Temporal.ZonedDateTime.from(found);
    return { now: there.toInstant().toString(), timeZone: there.timeZoneId };
  }
  return { now: Temporal.Instant.fromEpochMilliseconds(now).toString(), timeZone: 'UTC' };
}
