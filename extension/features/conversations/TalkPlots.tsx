/** The few small pictures of a talk, drawn as SVG; each says in words what it shows. */
import type { Analysis } from '#shared/conversation/analysis.ts';
import type { TalkTurn } from './talks-api.ts';

/** Share of the words that were the person's, 0 to 1. */
export function TalkShare({ share }: { share: number }) {
  const percent = Math.round(share * 100);
  return (
    <figure className="flex flex-col gap-1">
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" className="plot plot-bar" aria-hidden="true">
        <rect width="100" height="6" className="plot-agent" />
        <rect width={percent} height="6" className="plot-person" />
      </svg>
      <figcaption className="tabular flex justify-between text-xs">
        <span>You {percent} %</span>
        <span className="text-muted">Calendar {100 - percent} %</span>
      </figcaption>
    </figure>
  );
}

/** One bar a turn, as high as it was long: the person's up, the agent's down. */
export function Rhythm({ turns }: { turns: readonly TalkTurn[] }) {
  const lengths = turns.map(({ text }) => text.split(/\s+/).length);
  const longest = Math.max(...lengths, 1);
  const step = 100 / turns.length;
  return (
    <svg
      viewBox="0 0 100 40"
      preserveAspectRatio="none"
      className="plot h-10"
      role="img"
      aria-label="Length of each turn, from the first to the last: yours upwards, the calendar’s downwards."
    >
      <title>Length of each turn: yours upwards, the calendar’s downwards</title>
      <line x1="0" x2="100" y1="20" y2="20" className="plot-axis" vectorEffect="non-scaling-stroke" />
      {turns.map(({ role }, n) => {
        const height = Math.max(1.5, ((lengths[n] ?? 0) / longest) * 18);
        return (
          <rect
            key={n}
            x={n * step + step * 0.15}
            width={step * 0.7}
            y={role === 'user' ? 20 - height : 20}
            height={height}
            className={role === 'user' ? 'plot-person' : 'plot-agent'}
          />
        );
      })}
    </svg>
  );
}

/** From bad to good, with a point where this talk stands. */
export function SentimentScale({ label, score }: NonNullable<Analysis['sentiment']>) {
  const at = 50 + Math.max(-1, Math.min(1, score)) * 48;
  return (
    <figure className="flex flex-col gap-1">
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" className="plot h-2" aria-hidden="true">
        <line x1="0" x2="100" y1="4" y2="4" className="plot-axis" vectorEffect="non-scaling-stroke" />
        <line x1="50" x2="50" y1="1" y2="7" className="plot-axis" vectorEffect="non-scaling-stroke" />
        <rect x={at - 1} width="2" y="0" height="8" rx="1" className="plot-person" />
      </svg>
      <figcaption className="flex justify-between text-xs">
        <span className="text-muted">bad</span>
        <span className="font-semibold">{label}</span>
        <span className="text-muted">good</span>
      </figcaption>
    </figure>
  );
}

/** How the mood went on, from the first turn to the last; a point is a turn, and goes there. */
export function MoodLine({
  moods,
  turns,
  onQuote,
}: {
  moods: NonNullable<Analysis['moods']>;
  turns: number;
  onQuote(turn: number): void;
}) {
  const points = moods.map(({ turn, score }) => ({
    turn,
    score,
    x: 2 + (turn / Math.max(1, turns - 1)) * 96,
    y: 20 - Math.max(-1, Math.min(1, score)) * 16,
  }));
  const [first, last] = [moods[0]?.score ?? 0, moods.at(-1)?.score ?? 0];
  const way =
    last - first > 0.25
      ? 'It got better.'
      : first - last > 0.25
        ? 'It got worse.'
        : 'It stayed much the same.';
  return (
    <figure className="flex flex-col gap-1">
      <div className="relative">
        <svg viewBox="0 0 100 40" preserveAspectRatio="none" className="plot h-10" aria-hidden="true">
          <line x1="0" x2="100" y1="20" y2="20" className="plot-axis" vectorEffect="non-scaling-stroke" />
          <polyline
            points={points.map(({ x, y }) => `${x},${y}`).join(' ')}
            className="plot-line"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
        {points.map(({ turn, score, x, y }) => (
          <button
            key={turn}
            type="button"
            className="plot-point"
            style={{ left: `${x}%`, top: `${(y / 40) * 100}%` }}
            aria-label={`Turn ${turn + 1}, ${moodWord(score)}: show it in the transcript`}
            title={`Turn ${turn + 1}, ${moodWord(score)}`}
            onClick={() => onQuote(turn)}
          />
        ))}
      </div>
      <figcaption className="text-xs text-muted">From the first turn to the last. {way}</figcaption>
    </figure>
  );
}

function moodWord(score: number): string {
  return score > 0.25 ? 'good' : score < -0.25 ? 'bad' : 'neutral';
}

export function ScoreBar({ label, score }: { label: string; score: number }) {
  return (
    <div className="flex items-center gap-2">
      <span className="w-24 shrink-0">{label}</span>
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" className="plot plot-bar flex-1" aria-hidden="true">
        <rect width="100" height="6" className="plot-rest" />
        <rect width={score} height="6" className="plot-person" />
      </svg>
      <span className="tabular w-7 text-end font-semibold">{score}</span>
    </div>
  );
}
