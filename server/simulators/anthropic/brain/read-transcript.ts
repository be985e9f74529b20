/**
 * The reader of transcripts that runs without a key: plain requests by the grammar of
 * `shared/language`, and what a word count can say of a talk. It proposes; the server's code decides.
 */
import type { Proposal } from '#shared/conversation/proposal.ts';
import { readCommand } from '#shared/language/read-command.ts';
import type { Command } from '#shared/language/read-command.ts';
import type { Reading, ReadingContext, SpanKind } from '#shared/language/reading.ts';
import type { MessagesRequest } from '../wire.ts';

type Line = { turn: number; isPerson: boolean; text: string };

/** Null when the request is about no transcript. */
export function readTranscript(request: MessagesRequest, now: number): unknown {
  const schema = request.output_config?.format?.schema as
    | { properties?: Record<string, unknown> }
    | undefined;
  const asked = schema?.properties ?? {};
  const text = request.messages
    .flatMap(({ content }) => content.flatMap((block) => (block.type === 'text' ? [block.text] : [])))
    .join('\n');
  if (!text.includes('⟦DATA transcript⟧')) return null;
  const lines = linesOf(text);
  if ('proposals' in asked) return { proposals: proposalsOf(lines, contextOf(text, now)) };
  if ('topics' in asked) return analysisOf(lines, contextOf(text, now));
  return null;
}

function linesOf(text: string): Line[] {
  return [...text.matchAll(/^\| \[(\d+)\] (PERSON|AGENT): (.*)$/gm)].map(([, turn = '', who, said = '']) => ({
    turn: Number(turn),
    isPerson: who === 'PERSON',
    text: said,
  }));
}

function contextOf(text: string, now: number): ReadingContext {
  const [, at, zone] = /The call began at (\S+); the PERSON is in ([\w/+-]+)\./.exec(text) ?? [];
  const isInstant = at !== undefined && !Number.isNaN(Date.parse(at));
  return { now: isInstant ? at : new Date(now).toISOString(), timeZone: zone ?? 'UTC' };
}

/** "No wait, massage at 5": what follows says again what was wished for before. */
const again =
  /^\W*(?:(?:no|oh|sorry|actually)\W+)*(?:wait|sorry|actually)\b(?:\W+(?:no|sorry|actually|make it|make that)\b)*[\s,.!–-]*/i;

function proposalsOf(lines: readonly Line[], context: ReadingContext): Proposal[] {
  const all: Proposal[] = [];
  for (const found of wishesOf(lines, context)) {
    const said = again.exec(found.quote.text)?.[0] ?? '';
    const plain = said === '' ? found : withoutAgain(found, said, context);
    const before = all.findLastIndex(
      ({ action, title }) => action === 'add' && title.toLowerCase() === plain.title.toLowerCase(),
    );
    const first = all[before];
    if (said === '' || plain.action !== 'add' || !first) all.push(plain);
    else
      all[before] = {
        ...first,
        support: [...first.support, plain.quote],
        day: plain.day ?? first.day,
        time: plain.time ?? first.time,
        duration: plain.duration ?? first.duration,
        place: plain.place ?? first.place,
      };
  }
  return all;
}

function withoutAgain(found: Proposal, said: string, context: ReadingContext): Proposal {
  const quote = { ...found.quote, text: found.quote.text.slice(said.length) };
  return toProposal(readCommand(quote.text, context), quote) ?? found;
}

/** "Cancel it if you can" is asked for like any other. */
const kindly =
  /,?\s+if (?:(?:you|that|it)(?:['’]s| is| can| could)?(?: (?:ok|okay|possible|like))?|possible)(?=\s*[.!]*$)/i;

function wishesOf(lines: readonly Line[], context: ReadingContext): Proposal[] {
  return lines
    .filter(({ isPerson }) => isPerson)
    .flatMap(({ turn, text }) =>
      text
        .split(/(?<=[.!?])\s+(?=\p{Lu})/u)
        .flatMap(
          (sentence) =>
            toProposal(readCommand(sentence.replace(kindly, ''), context), { turn, text: sentence.trim() }) ??
            [],
        ),
    );
}

type Quote = { turn: number; text: string };

function toProposal(command: Command, quote: Quote): Proposal | null {
  const nothing = {
    quote,
    support: [],
    agreement: null,
    newTitle: null,
    day: null,
    time: null,
    endTime: null,
    lastDay: null,
    duration: null,
    on: null,
    place: null,
    notes: null,
    allDay: false,
    certainty: 0.9,
  };
  switch (command.kind) {
    case 'add': {
      const { reading } = command;
      if (reading.title === null) return null;
      return {
        ...nothing,
        action: 'add',
        title: reading.title,
        day: wordsOf(reading, 'date', quote.text),
        time: wordsOf(reading, 'time', quote.text),
        duration: wordsOf(reading, 'duration', quote.text),
        place: reading.place,
        allDay: reading.allDay,
      };
    }
    // Where it goes is read out of the quote by whoever checks it.
    case 'move':
      return { ...nothing, action: 'move', title: command.event };
    case 'update':
      return {
        ...nothing,
        action: 'update',
        title: command.event,
        newTitle: command.title ?? null,
        place: command.place ?? null,
      };
    case 'remove':
      return { ...nothing, action: 'remove', title: command.event };
    default:
      return null;
  }
}

function wordsOf({ spans }: Reading, kind: SpanKind, text: string): string | null {
  const span = spans.find((one) => one.kind === kind);
  return span ? text.slice(span.from, span.to).trim() || null : null;
}

const idle = new Set(
  "about add added adding cancelled changed moved moment nothing put remove removed undo undone move cancel delete book booked after again also and any anything around because been before being bring could does doing don't done from gets give goes going good great have hello here i'll i'm into it's just know later like little make maybe minutes more much need next okay only other please really right same send shall should some something soon sorry sure take tell thank thanks that that's their them then there these they thing think this those time today tomorrow until very want week well were what when where which while will with would yeah your monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december mondays tuesdays wednesdays thursdays fridays saturdays sundays weekend month months weeks hour hours tonight noon midnight night free done back wait actually kept lasts morning afternoon evening calendar schedule event events meeting".split(
    ' ',
  ),
);

const goodIn = (said: string) =>
  said.match(/\b(?:great|thanks|thank you|perfect|good|love|nice|wonderful|cheers)\b/g)?.length ?? 0;
const badIn = (said: string) =>
  said.match(/\b(?:bad|wrong|annoying|terrible|hate|ugh|no way|awful|sorry)\b/g)?.length ?? 0;

/** Words that come again, the mood of a few plain words: no more than can be counted. */
function analysisOf(lines: readonly Line[], context: ReadingContext) {
  const counts = new Map<string, number>();
  for (const { text } of lines)
    for (const word of text.toLowerCase().match(/\p{L}[\p{L}'’-]{3,}/gu) ?? [])
      if (!idle.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const topics = [...counts.entries()]
    .toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, 4)
    .map(([word]) => word);
  const said = lines
    .filter(({ isPerson }) => isPerson)
    .map(({ text }) => text)
    .join(' ')
    .toLowerCase();
  const [good, bad] = [goodIn(said), badIn(said)];
  const label = good > 0 && bad > 0 ? 'mixed' : good > bad ? 'positive' : bad > good ? 'negative' : 'neutral';
  // What was asked of the calendar is no errand that is left.
  const followUp = lines.find(
    (line) =>
      line.isPerson &&
      /\b(?:i'll|i will|i have to|remind|later|let me)\b/i.test(line.text) &&
      wishesOf([line], context).length === 0,
  );
  return {
    topics,
    insights: followUp
      ? [
          {
            kind: 'follow-up',
            text: 'Something was left for later.',
            confidence: 0.4,
            quote: { turn: followUp.turn, text: followUp.text },
          },
        ]
      : [],
    sentiment: { label, score: Math.max(-1, Math.min(1, (good - bad) / 4)) },
    moods: lines
      .filter(({ isPerson }) => isPerson)
      .map(({ turn, text }) => ({
        turn,
        score: Math.max(-1, Math.min(1, (goodIn(text.toLowerCase()) - badIn(text.toLowerCase())) / 2)),
      }))
      .slice(0, 12),
    summary: topics.length === 0 ? 'A short talk.' : `A talk about ${topics.slice(0, 3).join(', ')}.`,
  };
}
