/** What a talk was about and how it went: numbers with what they mean, readings with the words they rest on. */
import type { ReactNode } from 'react';
import { Quote } from 'lucide-react';
import type { Analysis, Insight } from '#shared/conversation/analysis.ts';
import { MoodLine, Rhythm, ScoreBar, SentimentScale, TalkShare } from './TalkPlots.tsx';
import type { TalkTurn } from './talks-api.ts';

type Props = {
  analysis: Analysis;
  turns: readonly TalkTurn[];
  /** Goes to the turn a quote is from, counted from 0. */
  onQuote(turn: number): void;
};

const kindWords: Record<Insight['kind'], string> = {
  opportunity: 'Opportunity',
  engagement: 'Engagement',
  strategy: 'Strategy',
  risk: 'Risk',
  'follow-up': 'Follow-up',
  preference: 'Preference',
};
const partWords = { engagement: 'Engagement', depth: 'Depth', balance: 'Balance' } as const;

export function AnalysisView({ analysis, turns, onQuote }: Props) {
  const { topics, insights, sentiment, moods = [], quality, counts, talkShare, readBy } = analysis;
  return (
    <div className="flex flex-col gap-3">
      {topics.length > 0 && (
        <ul aria-label="Topics" className="flex flex-wrap gap-1.5">
          {topics.map((topic) => (
            <li key={topic} className="talk-topic" dir="auto">
              {topic}
            </li>
          ))}
        </ul>
      )}
      {insights.length > 0 && (
        <ul aria-label="Insights" className="flex flex-col gap-2.5">
          {insights.map((insight, n) => (
            <li key={n} className="flex flex-col gap-0.5">
              <p className="text-xs text-muted">
                {kindWords[insight.kind]} · {sayConfidence(insight.confidence)}
              </p>
              <p dir="auto">{insight.text}</p>
              <button
                type="button"
                className="suggestion-quote"
                title="Show it in the transcript"
                onClick={() => onQuote(insight.quote.turn)}
              >
                <Quote size={12} className="mt-1 shrink-0" aria-hidden="true" />
                <q dir="auto">{insight.quote.text}</q>
              </button>
            </li>
          ))}
        </ul>
      )}
      {sentiment && (
        <Part title="Sentiment">
          <SentimentScale {...sentiment} />
          {moods.length > 2 && <MoodLine moods={moods} turns={turns.length} onQuote={onQuote} />}
        </Part>
      )}
      {quality && (
        <Part title={`Quality ${quality.score} of 100`}>
          <ul className="flex flex-col gap-2">
            {quality.parts.map((part) => (
              <li key={part.name}>
                <ScoreBar label={partWords[part.name]} score={part.score} />
                <p className="text-xs text-muted">{part.meaning}</p>
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Part title="Who spoke">
        {talkShare !== null && <TalkShare share={talkShare} />}
        {turns.length > 2 && <Rhythm turns={turns} />}
        <p className="tabular text-xs text-muted">
          {counts.turns} turns, {counts.byPerson} of them yours · questions: {counts.questionsByPerson} by
          you, {counts.questionsByAgent} by the calendar
          {counts.interruptions > 0 &&
            ` · ${counts.interruptions} ${counts.interruptions === 1 ? 'interruption' : 'interruptions'}`}
        </p>
      </Part>
      {readBy !== 'model' && (
        <p className="text-xs text-muted">
          {readBy === 'simulated'
            ? 'Topics and sentiment are simulated: no model key is set on the server. The numbers are counted.'
            : 'Nobody read this talk for topics and sentiment. The numbers are counted.'}
        </p>
      )}
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-1.5">
      <h3 className="text-xs font-semibold text-muted">{title}</h3>
      {children}
    </section>
  );
}

function sayConfidence(confidence: number): string {
  return confidence >= 0.8 ? 'quite sure' : confidence >= 0.5 ? 'likely' : 'a guess';
}
