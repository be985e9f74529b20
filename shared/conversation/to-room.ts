/**
 * The messages we put into a call's room, typed (Tavus' interactions protocol). A room takes 4,096
 * characters a message, so long texts go as several messages cut between lines or sentences. A
 * sentence that is longer than that is cut between words, and says so at both ends: half of a sentence
 * can mean its opposite.
 */
import type { AppMessage } from './app-message.ts';
import { maxAppMessageCharacters } from './app-message.ts';

/** The vendor's id of the call; null while there is none. */
type Room = { vendorId: string | null };

export type Sensitivity = 'superlow' | 'verylow' | 'low' | 'medium' | 'high' | 'auto';

/** Stops what the persona is saying. */
export const interrupt = (room: Room): AppMessage => message(room, 'interrupt');

/** Spoken word for word. Several messages where one would be too long, cut between sentences. */
export function echo(room: Room, text: string, inferenceId?: string): AppMessage[] {
  const id = inferenceId === undefined ? {} : { inference_id: inferenceId };
  const make = (part: string) => message(room, 'echo', { modality: 'text', text: part, done: true, ...id });
  return fitting(text, make, { goesOn: '', wentOn: '' });
}

/** As if the person had said it; comes back as their utterance. Null when it is too long to be one. */
export function respond(room: Room, text: string): AppMessage | null {
  const made = message(room, 'respond', { text });
  return fits(made) ? made : null;
}

/** Told to the persona without a word being spoken. */
export const appendContext = (room: Room, context: string): AppMessage[] =>
  fitting(context, (part) => message(room, 'append_llm_context', { context: part }));

/** Takes the place of all context so far; what does not fit into one message is appended. */
export const overwriteContext = (room: Room, context: string): AppMessage[] =>
  fitting(context, (part, index) =>
    message(room, index === 0 ? 'overwrite_llm_context' : 'append_llm_context', { context: part }),
  );

/** Tavus takes exactly one of the two a message. */
export const sensitivity = (
  room: Room,
  what: { pause: Sensitivity } | { interrupt: Sensitivity },
): AppMessage =>
  message(
    room,
    'sensitivity',
    'pause' in what
      ? { participant_pause_sensitivity: what.pause }
      : { participant_interrupt_sensitivity: what.interrupt },
  );

/** Answers a registry tool. Null when the output is too long: send a shorter one, never a cut one. */
export function toolResult(
  room: Room,
  result: { callId: string; output: string; status: 'success' | 'error' },
): AppMessage | null {
  const { callId, output, status } = result;
  const made = message(room, 'tool_result', { tool_call_id: callId, output, status });
  return fits(made) ? made : null;
}

function message(room: Room, type: string, properties?: Record<string, unknown>): AppMessage {
  return {
    message_type: 'conversation',
    event_type: `conversation.${type}`,
    ...(room.vendorId === null ? {} : { conversation_id: room.vendorId }),
    ...(properties === undefined ? {} : { properties }),
  };
}

const fits = (made: AppMessage): boolean => JSON.stringify(made).length <= maxAppMessageCharacters;

/** Read, not spoken. */
const noted = { goesOn: ' [goes on in the next note]', wentOn: '[goes on from the note before] ' };

/** As few messages as possible, in order. */
function fitting(
  text: string,
  make: (part: string, index: number) => AppMessage,
  marks = noted,
): AppMessage[] {
  const parts: string[] = [];
  let part = '';
  const canHold = (candidate: string) => fits(make(candidate, parts.length));
  for (const whole of pieces(text)) {
    for (const piece of canHold(whole) ? [whole] : cutBetweenWords(whole, canHold, marks)) {
      if (canHold(part + piece)) {
        part += piece;
      } else {
        parts.push(part);
        part = piece;
      }
    }
  }
  if (part.trim() !== '') parts.push(part);
  return parts.map((one, index) => make(one.trim(), index));
}

/** Where there are no words to cut between, between characters; never inside of one. */
function cutBetweenWords(
  text: string,
  canHold: (candidate: string) => boolean,
  { goesOn, wentOn }: typeof noted,
): string[] {
  const characters = Array.from(text);
  const marked = (from: number, to: number) => {
    const middle = characters.slice(from, to).join('');
    return `${from === 0 ? '' : wentOn}${middle}${to === characters.length ? '' : goesOn}`;
  };
  const cuts: string[] = [];
  for (let from = 0; from < characters.length;) {
    let size = Math.min(maxAppMessageCharacters, characters.length - from);
    while (size > 1 && !canHold(marked(from, from + size))) size = Math.ceil(size * 0.9) - 1;
    const space = characters.lastIndexOf(' ', from + size);
    const to = from + size === characters.length || space <= from + size / 2 ? from + size : space + 1;
    cuts.push(marked(from, to));
    from = to;
  }
  return cuts;
}

/** Lines, and sentences of a line; every character is in one of them. */
const pieces = (text: string): string[] => text.match(/[^\n]*?[.!?…](?=\s)\s*|[^\n]+\n?|\n/g) ?? [];
