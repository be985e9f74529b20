/**
 * The loop: ask the model, run what it calls, tell it what was answered, until it has said its piece.
 * Decided here: a call in an answer that was cut is never run; a reply goes back to the model a
 * limited number of times; when the model fails, what was stored is told from its receipts and
 * nothing else is claimed; no turn ends in silence (docs/decisions/028).
 */
import type { Outcome } from '#shared/outcome.ts';
import { nowInstant } from '#server/clock.ts';
import { toAppError } from '#server/errors/to-app-error.ts';
import { askModel } from './ask-model.ts';
import type { SpeechFacts } from './claims/speech-facts.ts';
import { readDayOutline } from './day-outline.ts';
import { fillerFor } from './filler.ts';
import { judgeOutcome } from './judge.ts';
import type { Model } from './model.ts';
import { ModelError } from './model.ts';
import { createMouth } from './mouth.ts';
import type { Mouth } from './mouth.ts';
import { openQuestions } from './open-questions.ts';
import { promptOf } from './prompt.ts';
import type { Prompt } from './prompt.ts';
import { readTalk } from './read-talk.ts';
import type { ReplyPart } from './reply-part.ts';
import type { ReplyDeps, ReplyTurn } from './reply.ts';
import { runTools } from './run-tools.ts';
import type { ToolRun } from './run-tools.ts';
import { sayTrouble } from './say-trouble.ts';
import type { Trouble } from './say-trouble.ts';
import { toSpeechFacts } from './speech-facts-of.ts';
import { createTurnOutcomes, hasWritten } from './turn-outcomes.ts';
import type { Asked, TurnOutcomes } from './turn-outcomes.ts';

export type TurnDeps = ReplyDeps & { model: Model };
type Out = { push(part: ReplyPart): void };
type End = Extract<ReplyPart, { type: 'end' }>['reason'];

/** A tool gets less time than the model that was asked before it: 400 of 900 ms. */
const toolShare = 4 / 9;
const mostPauses = 3;

/** Pushes everything but the last part, and answers with its reason. */
export async function runTurn(
  deps: TurnDeps,
  turn: ReplyTurn,
  { out, signal }: { out: Out; signal: AbortSignal },
): Promise<End> {
  try {
    return await answer(deps, turn, { out, signal });
  } catch (error) {
    if (signal.aborted || toAppError(error)?.code === 'superseded') return 'aborted';
    throw error;
  }
}

async function answer(
  deps: TurnDeps,
  turn: ReplyTurn,
  { out, signal }: { out: Out; signal: AbortSignal },
): Promise<End> {
  const { conversation } = turn;
  deps.ear.wake();
  const [outline, talk] = await Promise.all([
    readDayOutline(deps, conversation),
    readTalk(deps, conversation),
  ]);
  const personWords = [
    ...turn.history.filter(({ role }) => role === 'user').map(({ text }) => text),
    turn.words,
  ];
  const known = toSpeechFacts({ outline, talk, personWords, turnSince: null });
  const outcomes = createTurnOutcomes({ before: known.outcomes, personWords: known.personWords });
  const facts = (): SpeechFacts => ({ ...known, outcomes: [...known.outcomes, ...outcomes.known()] });
  const mouth = createMouth({ push: out.push.bind(out), held: turn.onHeld }, facts, deps.ear);
  const expect = (asked: Asked) => {
    const put = outcomes.expect(asked);
    return async (answered: Outcome): Promise<Outcome> => {
      const judged = { ownerId: conversation.ownerId, voice: outline, outcome: answered };
      const outcome = await judgeOutcome(deps, judged, signal);
      put(outcome, nowInstant(deps.clock));
      mouth.expect();
      return outcome;
    };
  };
  const prompt = promptOf(turn, { outline, earlier: talk.calls });
  const talking = converse(deps, { turn, prompt, out, mouth, outcomes, expect }, signal);
  // Whatever takes its time, the model or a tool: nobody is left in silence.
  const filler = fillerFor([], turn.turnId);
  return bridged(talking, { mouth, signal, afterMs: deps.fillerAfterMs, filler });
}

async function converse(
  deps: TurnDeps,
  going: {
    turn: ReplyTurn;
    prompt: Prompt;
    out: Out;
    mouth: Mouth;
    outcomes: TurnOutcomes;
    expect: ToolRun['expect'];
  },
  signal: AbortSignal,
): Promise<End> {
  const { turn, out, mouth, outcomes, expect } = going;
  const { messages, ...prompt } = going.prompt;
  const giveUp = (trouble: Trouble, reason: End): End => {
    tellWhatWasDone(mouth, outcomes);
    mouth.say(
      sayTrouble(
        trouble,
        outcomes.known().some(({ outcome }) => hasWritten(outcome)),
      ),
    );
    return reason;
  };

  const patience = { retries: 2 };
  const run = { turn, out, expect, counts: new Map<string, number>(), claimed: new Set<string>() };
  for (let round = 0, pauses = 0; ;) {
    const mayCallTools = round < deps.toolRounds;
    const request = { ...prompt, messages, mayCallTools };
    const answered = await askModel(deps, { request, mouth, patience }, signal);
    if (answered instanceof ModelError) return giveUp(answered.fault, 'fallback');
    messages.push({ role: 'assistant', content: answered.content });
    const uses = answered.content.filter((block) => block.type === 'tool_use');
    switch (answered.stopReason) {
      case 'tool_use':
        if (!mayCallTools) return giveUp('rounds', 'cut');
        if (uses.length === 0) return finished(mouth, outcomes);
        round += 1;
        messages.push({
          role: 'user',
          content: await bridged(runTools(deps, { ...run, uses }, signal), {
            mouth,
            signal,
            afterMs: deps.fillerAfterMs * toolShare,
            filler: fillerFor(
              uses.map(({ name }) => name),
              turn.turnId,
            ),
          }),
        });
        break;
      case 'pause_turn':
        pauses += 1;
        if (pauses > mostPauses) return giveUp('rounds', 'cut');
        break;
      case 'refusal':
        return giveUp('refused', 'refused');
      case 'max_tokens':
      case 'model_context_window_exceeded':
        // The last call may be cut in the middle of its arguments and still look whole.
        return uses.length === 0 && mouth.hasSpoken() ? 'cut' : giveUp('cut', 'cut');
      case 'end_turn':
      case 'stop_sequence':
        return finished(mouth, outcomes);
    }
  }
}

/** Says a word of waiting when the work takes longer than a person waits without one. */
async function bridged<T>(
  work: Promise<T>,
  { mouth, filler, afterMs, signal }: { mouth: Mouth; filler: string; afterMs: number; signal: AbortSignal },
): Promise<T> {
  const timer = setTimeout(() => signal.aborted || mouth.filler(filler), afterMs);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}

function finished(mouth: Mouth, outcomes: TurnOutcomes): End {
  if (mouth.hasSpoken()) {
    for (const say of outcomes.leftToTell(mouth.said())) mouth.say(say);
  } else tellWhatWasDone(mouth, outcomes);
  putQuestions(mouth, outcomes);
  if (mouth.said() === '') mouth.say(sayTrouble('nothing', false));
  return 'complete';
}

function putQuestions(mouth: Mouth, outcomes: TurnOutcomes): void {
  const questions = openQuestions(
    outcomes.known().map(({ outcome }) => outcome),
    mouth.said(),
  );
  for (const question of questions) mouth.say(question);
}

/** What was stored and not told yet, and what was answered last, in the words of their outcomes. */
function tellWhatWasDone(mouth: Mouth, outcomes: TurnOutcomes): void {
  const known = outcomes.known().filter(({ outcome }) => outcome.say !== '');
  const isUntold = !mouth.hasSpoken();
  const isWritten = known.some(({ outcome }) => hasWritten(outcome));
  const left = new Set(outcomes.leftToTell(mouth.said()));
  const says = known
    .filter(
      ({ outcome }, index) =>
        hasWritten(outcome) || (isUntold && (index === known.length - 1 || left.has(outcome.say))),
    )
    // What is wrong with the form of a call is the model's to mend, not the person's to hear.
    .filter(({ outcome }) => outcome.kind !== 'invalid' || !isWritten)
    .map(({ outcome }) => outcome.say);
  for (const say of new Set(says)) if (!mouth.said().includes(say)) mouth.say(say);
}
