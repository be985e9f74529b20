/** One turn of the person and what came back: words, what was done, what went wrong. */
import { RotateCcw } from 'lucide-react';
import { Button } from '#extension/components/Button.tsx';
import { bookingOf } from '#extension/features/bookings/booking-data.ts';
import { ChatCard, type CardWays } from './ChatCard.tsx';
import { isAsking } from './is-asking.ts';
import { isRunning, type Exchange, type ReplyPiece } from './chat-state.ts';
import { Markdown } from './Markdown.tsx';
import { readable } from './readable.ts';

type Props = {
  exchange: Exchange;
  waysOf(exchange: Exchange): CardWays;
  onRetry(id: string): void;
};

export function ExchangeView({ exchange, waysOf, onRetry }: Props) {
  const { words, pieces, status, trouble, isReconnecting } = exchange;
  const ways = waysOf(exchange);
  const isWaiting = isRunning(exchange) && pieces.length === 0;
  return (
    <li className="chat-exchange">
      {words !== null && (
        <p className="chat-person" dir="auto">
          <span className="sr-only">You: </span>
          {words}
        </p>
      )}
      {(pieces.length > 0 || isWaiting) && (
        <div className="chat-agent" dir="auto" aria-busy={isRunning(exchange)}>
          <span className="sr-only">Calendar: </span>
          {inReadingOrder(pieces).map((piece, n) =>
            piece.kind === 'text' ? (
              <div key={`text ${n}`} className="chat-words tabular">
                <Markdown text={readable(piece.text)} />
              </div>
            ) : (
              <ChatCard key={piece.callId} card={piece} ways={ways} />
            ),
          )}
          {isWaiting && (
            <span className="chat-waiting" role="img" aria-label="Thinking">
              <i />
              <i />
              <i />
            </span>
          )}
        </div>
      )}
      {isReconnecting && isRunning(exchange) && (
        <p className="chat-note">The connection broke. It is being made again…</p>
      )}
      {status === 'stopped' && <p className="chat-note">Stopped.</p>}
      {trouble && (
        <div className="chat-trouble">
          <p>{trouble.say}</p>
          {words !== null && canRetry(trouble.code) && (
            <Button onClick={() => onRetry(exchange.id)}>
              <RotateCcw size={13} aria-hidden="true" />
              Try again
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

/**
 * What asks for an answer stands last, next to where it is answered; what the card says in full is not
 * said once more below it.
 */
function inReadingOrder(pieces: readonly ReplyPiece[]): ReplyPiece[] {
  const isQuestion = (piece: ReplyPiece) =>
    piece.kind === 'card' && piece.outcome !== null && isAsking(piece.outcome);
  const dones = pieces.flatMap((piece) =>
    piece.kind === 'card' &&
    piece.outcome?.kind === 'done' &&
    piece.outcome.receipt.changes.length > 0 &&
    !bookingOf(piece.outcome)
      ? [piece.outcome.say]
      : [],
  );
  const isToldByCards = (piece: ReplyPiece) =>
    piece.kind === 'text' && dones.length > 0 && piece.text.trim() === dones.join(' ');
  const shown = pieces.filter((piece) => !isToldByCards(piece));
  return [...shown.filter((piece) => !isQuestion(piece)), ...shown.filter(isQuestion)];
}

function canRetry(code: NonNullable<Exchange['trouble']>['code']): boolean {
  return code === 'failed' || code === 'lost' || code === 'unreached' || code === 'gone' || code === 'off';
}
