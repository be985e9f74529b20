/**
 * The talk as it stands in the thread: one exchange for each turn of the person and what came back.
 * Pure, so that every order in which parts can arrive is tested.
 *
 * sending → answering → done | stopped | failed. A reply that begins anew (`started` again) drops the
 * parts it had: they come once more.
 */
import type { ChatEvent, ChatTrouble } from '#shared/conversation/chat-event.ts';
import { joinSaid } from '#shared/conversation/join-said.ts';
import type { Outcome } from '#shared/outcome.ts';
import type { TalkRead } from './chat-api.ts';

export type ToolCard = {
  callId: string;
  tool: string;
  /** Null while it runs. */
  outcome: Outcome | null;
  /** What the person tapped on a question for yes or no. */
  tapped?: 'yes' | 'no';
};

export type ReplyPiece = { kind: 'text'; text: string } | ({ kind: 'card' } & ToolCard);

export type Exchange = {
  /** The id of the person's message; made up for what was read from history. */
  id: string;
  /** Null where the agent spoke first. */
  words: string | null;
  pieces: ReplyPiece[];
  status: 'sending' | 'answering' | 'done' | 'stopped' | 'failed';
  trouble: { code: ChatTrouble | 'unreached' | 'gone'; say: string } | null;
  /** The connection broke; it is being made again. */
  isReconnecting: boolean;
};

export type ChatState = {
  conversationId: string | null;
  exchanges: Exchange[];
  /** What was said before is being fetched. */
  isLoading: boolean;
  /** The server has no model: only typed commands work. */
  isOff: boolean;
  /** Versions of changes that were taken back before this panel watched. */
  takenBack: number[];
  /** Changes of the talk as they were read: what stood there before. */
  changes: TalkRead['changes'];
};

export const emptyChat: ChatState = {
  conversationId: null,
  exchanges: [],
  isLoading: false,
  isOff: false,
  takenBack: [],
  changes: [],
};

export function isRunning({ status }: Exchange): boolean {
  return status === 'sending' || status === 'answering';
}

export function runningOf(state: ChatState): Exchange | null {
  return state.exchanges.find(isRunning) ?? null;
}

export function withExchange(state: ChatState, message: { id: string; words: string }): ChatState {
  const exchange: Exchange = {
    ...message,
    pieces: [],
    status: 'sending',
    trouble: null,
    isReconnecting: false,
  };
  return { ...state, exchanges: [...state.exchanges.filter(({ id }) => id !== message.id), exchange] };
}

export function withChanged(
  state: ChatState,
  id: string,
  change: (exchange: Exchange) => Exchange,
): ChatState {
  return {
    ...state,
    exchanges: state.exchanges.map((exchange) => (exchange.id === id ? change(exchange) : exchange)),
  };
}

/** What arrives after the reply is over is of no more interest. */
export function afterChatEvent(state: ChatState, id: string, event: ChatEvent): ChatState {
  const now = event.type === 'started' ? { ...state, conversationId: event.conversationId } : state;
  const isOff = state.isOff || (event.type === 'error' && event.code === 'off');
  return withChanged({ ...now, isOff }, id, (exchange) =>
    isRunning(exchange) ? { ...afterPart(exchange, event), isReconnecting: false } : exchange,
  );
}

function afterPart(exchange: Exchange, event: ChatEvent): Exchange {
  switch (event.type) {
    case 'started':
      return { ...exchange, pieces: [], trouble: null, status: 'answering' };
    case 'text':
      // Fillers bridge silence; in writing the running tool shows itself.
      return event.isFiller ? exchange : { ...exchange, pieces: withText(exchange.pieces, event.text) };
    case 'tool':
      return {
        ...exchange,
        pieces: withCard(exchange.pieces, { callId: event.callId, tool: event.tool, outcome: null }),
      };
    case 'outcome': {
      const { callId, tool, outcome } = event;
      return { ...exchange, pieces: withCard(exchange.pieces, { callId, tool, outcome }) };
    }
    case 'error':
      return { ...exchange, trouble: { code: event.code, say: event.say } };
    case 'end':
      return ended(exchange, event.reason);
  }
}

function ended(exchange: Exchange, reason: Extract<ChatEvent, { type: 'end' }>['reason']): Exchange {
  // A tool that was begun and has no answer was not run.
  const pieces = exchange.pieces.filter((piece) => piece.kind === 'text' || piece.outcome !== null);
  if (exchange.trouble) return { ...exchange, pieces, status: 'failed' };
  if (reason === 'aborted') return { ...exchange, pieces, status: 'stopped' };
  if (reason !== 'cut') return { ...exchange, pieces, status: 'done' };
  return { ...exchange, pieces, status: 'failed', trouble: { code: 'failed', say: cutOff } };
}

const cutOff = 'The answer was cut off. What was done by then is on the calendar.';

function withText(pieces: ReplyPiece[], text: string): ReplyPiece[] {
  const last = pieces.at(-1);
  if (last?.kind !== 'text') return text.trim() === '' ? pieces : [...pieces, { kind: 'text', text }];
  return pieces.with(-1, { kind: 'text', text: joinSaid(last.text, text) });
}

function withCard(pieces: ReplyPiece[], card: ToolCard): ReplyPiece[] {
  const at = pieces.findIndex((piece) => piece.kind === 'card' && piece.callId === card.callId);
  const piece = { kind: 'card' as const, ...card };
  if (at < 0) return [...pieces, piece];
  // The answer is there already; that it was begun arrives late.
  return card.outcome === null ? pieces : pieces.with(at, piece);
}

export function withTapped(state: ChatState, callId: string, tapped: 'yes' | 'no' | null): ChatState {
  return {
    ...state,
    exchanges: state.exchanges.map((exchange) => ({
      ...exchange,
      pieces: exchange.pieces.map((piece) => {
        if (piece.kind === 'text' || piece.callId !== callId) return piece;
        const { tapped: _before, ...bare } = piece;
        return tapped === null ? bare : { ...bare, tapped };
      }),
    })),
  };
}

/** What a tap brought about, below the question it answered. */
export function withAnswer(state: ChatState, to: string, card: ToolCard): ChatState {
  return {
    ...state,
    exchanges: state.exchanges.map((exchange) =>
      exchange.pieces.some((piece) => piece.kind === 'card' && piece.callId === to)
        ? { ...exchange, pieces: withCard(exchange.pieces, card) }
        : exchange,
    ),
  };
}

/** Turns and calls of a talk in the order in which they happened. */
export function exchangesOf(talk: TalkRead, name: string): Exchange[] {
  const exchanges: Exchange[] = [];
  /** The vendor's number of each exchange's turn. */
  const numbers: number[] = [];
  const begin = (words: string | null, turn: number): void => {
    numbers.push(turn);
    exchanges.push({
      id: `${name} ${exchanges.length}`,
      words,
      pieces: [],
      status: 'done',
      trouble: null,
      isReconnecting: false,
    });
  };
  /** In the newest exchange; words that are told late, in the one they answer. */
  const change = (turn: number, made: (open: Exchange) => Exchange): void => {
    if (exchanges.length === 0) begin(null, turn);
    const late = exchanges.length - 2;
    const at = numbers[late] === turn && numbers[late + 1] !== turn ? late : exchanges.length - 1;
    exchanges.splice(at, 1, ...exchanges.slice(at, at + 1).map(made));
  };
  const addCalls = (spoken: number): void => {
    for (const { callId, tool, outcome, afterTurns } of talk.calls) {
      if (Math.min(afterTurns, talk.turns.length) !== spoken) continue;
      change(-1, (open) => ({ ...open, pieces: withCard(open.pieces, { callId, tool, outcome }) }));
    }
  };
  addCalls(0);
  for (const [index, { role, text, turn, isInterrupted }] of talk.turns.entries()) {
    if (role === 'user') begin(text, turn);
    else
      change(turn, (open) => ({
        ...open,
        pieces: withText(open.pieces, text),
        // Who talks into an answer in a call has heard enough of it; only in writing is it stopped.
        status: isInterrupted && talk.tavusConversationId === null ? 'stopped' : open.status,
      }));
    addCalls(index + 1);
  }
  return exchanges;
}
