/**
 * Did the person answer a question in words? Only words of theirs count that came after it, and
 * code reads them. Where our own server makes the words it sees the person's; in a call whose model
 * is the vendor's the panel relays them, and they may be a moment late.
 */
import { sql } from 'drizzle-orm';
import { setTimeout as wait } from 'node:timers/promises';
import { readAnswer } from '#shared/language/read-answer.ts';
import { readCommand } from '#shared/language/read-command.ts';
import type { Channel } from '#shared/schedule/change.ts';
import { nowInstant } from '#server/clock.ts';
import type { Act } from '#server/domain/schedule/act.ts';
import type { Consent, ConsentDeps } from './consent.ts';
import { otherQuestions } from './find-consent.ts';

/** Where the person's words arrive with the call itself. */
const wordsAreSeen: ReadonlySet<Channel> = new Set(['custom-llm', 'chat', 'phone', 'sms']);
/** Where a panel in the room tells us what was said. */
const wordsAreRelayed: ReadonlySet<Channel> = new Set(['tavus-tools', 'daily-relay']);

const mostAtOnce = 3;
/** A call waits ten seconds for its tool, and a panel on a busy machine is slow to tell. */
const relayMilliseconds = 4_000;
const lookMilliseconds = 150;

/** `yes`, `no`, or `open`: not answered yet, or not clearly. */
export async function saidYes(deps: ConsentDeps, act: Act, consent: Consent): Promise<'yes' | 'no' | 'open'> {
  if (act.conversationId === null) return 'open';
  const answer = wordsAreSeen.has(act.channel)
    ? answerSeen(act, consent)
    : wordsAreRelayed.has(act.channel)
      ? await answerRelayed(deps, act, consent)
      : 'open';
  if (answer !== 'yes') return answer;
  const others = await otherQuestions(deps, {
    personId: act.personId,
    conversationId: act.conversationId,
    turn: consent.askedTurn,
  });
  // A bare yes answers the newest question, and nobody keeps more than a few of them in mind.
  return others.since > 0 || others.together > mostAtOnce ? 'open' : 'yes';
}

function answerSeen(act: Act, consent: Consent): 'yes' | 'no' | 'open' {
  const turn = act.personTurns ?? 0;
  if (act.words === null || turn <= consent.askedTurn) return 'open';
  // Counted from the end: the beginning of a long talk may be left out.
  const since = turn - 1 - consent.askedTurn;
  const between = since === 0 ? [] : act.earlierWords.slice(-since);
  if (between.some((words) => readAnswer(words, consent.summary) === 'no')) return 'no';
  if (between.some((words) => isOfItsOwn(words, act))) return 'open';
  const answer = readAnswer(act.words, consent.summary);
  return answer === 'unclear' ? 'open' : answer;
}

/** Any words after the question count, as these may be in a language that we do not read; not a no, not another wish. */
async function answerRelayed(deps: ConsentDeps, act: Act, consent: Consent): Promise<'yes' | 'no' | 'open'> {
  let said = await wordsSince(deps, act, consent);
  // The wish itself may have been heard after the question to it: it is no answer to wait for.
  const isWaiting = () => said.every((words) => isOfItsOwn(words, act));
  for (let waited = 0; isWaiting() && waited < relayMilliseconds; waited += lookMilliseconds) {
    await wait(lookMilliseconds);
    said = await wordsSince(deps, act, consent);
  }
  const last = said.at(-1);
  if (last === undefined) return 'open';
  if (said.some((words) => readAnswer(words, consent.summary) === 'no')) return 'no';
  const answer = readAnswer(last, consent.summary);
  return answer === 'yes' || !isOfItsOwn(last, act) ? 'yes' : 'open';
}

async function wordsSince(deps: ConsentDeps, act: Act, consent: Consent): Promise<string[]> {
  const { rows } = await deps.asPerson(act.personId, (db) =>
    db.execute<{ text: string }>(sql`
      select text from turns where conversation_id = ${act.conversationId} and role = 'user'
      order by at, turn offset ${consent.askedTurn} limit 50`),
  );
  return rows.map(({ text }) => text);
}

/** A question or a wish is no answer; one that is heard late is the wish that was asked about. */
function isOfItsOwn(words: string, act: Act): boolean {
  if (/\?\s*$/.test(words)) return true;
  const context = { now: nowInstant({ now: () => act.call.startedAt }), timeZone: act.timeZone ?? 'UTC' };
  return !['yes', 'no', 'choose', 'unknown'].includes(readCommand(words, context).kind);
}
