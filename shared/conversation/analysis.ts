/**
 * What a talk was about and how it went. Counts, shares and scores are computed from the turns;
 * topics, insights and sentiment are a model's reading and each insight names the words it rests on.
 */

export const insightKinds = [
  'opportunity',
  'engagement',
  'strategy',
  'risk',
  'follow-up',
  'preference',
] as const;
export type InsightKind = (typeof insightKinds)[number];

export type Insight = {
  kind: InsightKind;
  text: string;
  /** 0 to 1. */
  confidence: number;
  /** Words of the talk, checked to have been said; `turn` counts from 0. */
  quote: { turn: number; text: string };
};

export type QualityPart = {
  name: 'engagement' | 'depth' | 'balance';
  /** 0 to 100. */
  score: number;
  /** What was measured and what it means, one sentence. */
  meaning: string;
};

export type Analysis = {
  topics: string[];
  insights: Insight[];
  /** `score` from -1 to 1; null when nobody read it. */
  sentiment: { label: 'positive' | 'neutral' | 'negative' | 'mixed'; score: number } | null;
  /** How it went on: the person's mood at some of their turns, first to last, -1 to 1; missing where nobody read it. */
  moods?: { turn: number; score: number }[];
  summary: string;
  counts: {
    turns: number;
    byPerson: number;
    byAgent: number;
    questionsByPerson: number;
    questionsByAgent: number;
    interruptions: number;
    wordsByPerson: number;
    wordsByAgent: number;
  };
  /** Share of the words that the person said, 0 to 1; null when nobody said any. */
  talkShare: number | null;
  /** 0 to 100 with what it is made of; null where there is too little to say. */
  quality: { score: number; parts: QualityPart[] } | null;
  /** Who read it: a model, our own simulated one, or nobody. */
  readBy: 'model' | 'simulated' | 'nobody';
};
