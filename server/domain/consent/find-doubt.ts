/**
 * Can what the agent is about to write be traced to the person's own words? A model may obey
 * anything it reads, so what stands on the calendar, on a page or in an answer of a tool is never a
 * reason to write; the words of the person are. What cannot be traced is not refused: the person is
 * asked (docs/decisions/026). Only where our own server sees their words.
 */
import { readAnswer } from '#shared/language/read-answer.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { instantToWall } from '#shared/schedule/wall-clock.ts';
import type { Act } from '#server/domain/schedule/act.ts';
import type { Write } from '#server/domain/schedule/perform-act.ts';
import { isAnyContentLost, isAnyContentNew } from './new-content.ts';
import { readWish, startsWithOrder } from './read-wish.ts';
import type { Wish } from './read-wish.ts';
import { eventsOf, offeredBy } from './recent-calls.ts';
import type { RecentCall } from './recent-calls.ts';
import { isNamed, saidIn } from './said-content.ts';
import { isDaySaid, isTimeSaid, saysDay, saysTime } from './said-when.ts';
import type { Offered } from './said-when.ts';
import { takesAway } from './wish-words.ts';
import type { WishKind } from './wish-words.ts';
import { readOrdinal } from './read-ordinal.ts';

/** Why a write is doubted; for tests and logs, never said. */
export type Doubt = 'idle' | 'kind' | 'target' | 'content' | 'time' | 'day' | 'many';

const turnsBack = 6;
const mostUnnamed = 3;
/** As many as a page of dates may hold. */
const mostHandedOver = 10;

type Scene = {
  wish: Wish;
  kinds: ReadonlySet<WishKind>;
  /** Another kind than adding was named by its word. */
  isOther: boolean;
  /** What was asked for beside that, before we asked something. */
  open: readonly string[];
  /** What was said since the wish was spoken, the last words included. */
  since: string[];
  /** Number of this turn. */
  turn: number | null;
  /** Newest first. */
  calls: readonly RecentCall[];
  offered: Offered;
  today: string;
  timeZone: string;
};

/** Null when every write follows from what the person said. */
export function findDoubt(
  act: Pick<Act, 'words' | 'earlierWords' | 'personTurns'>,
  writes: readonly Write[],
  seen: { calls: readonly RecentCall[]; now: string; timeZone: string },
): Doubt | null {
  const last = act.words ?? '';
  const wish = readWish(last);
  if (last.trim() === '' || wish.isIdle) return 'idle';
  const before = act.earlierWords.slice(-turnsBack);
  const wished = wishBefore(before);
  const isReply = isAnswer(last, { newest: seen.calls[0], turn: act.personTurns });
  const scene: Scene = {
    wish,
    kinds: kindsOf(wish, { before: wished?.wish ?? null, isReply }),
    isOther: isOther(wish.kinds.size > 0 && !isReply ? wish.kinds : (wished?.wish.kinds ?? wish.kinds)),
    open: isReply ? (wished?.wish.plain ?? []) : [],
    since: [
      ...before.slice(
        wish.kinds.size > 0 && !isReply && !refersBack(wish)
          ? before.length
          : (wished?.index ?? before.length),
      ),
      last,
    ],
    turn: act.personTurns,
    calls: seen.calls,
    offered: offeredBy(seen.calls),
    today: instantToWall(seen.now, seen.timeZone).date,
    timeZone: seen.timeZone,
  };
  for (const write of writes) {
    const doubt = doubtOf(write, scene, before);
    // Two that change places: each goes where the other one was.
    const isSwapped = writes.some((one) => one !== write && one.before?.start === write.after?.start);
    if (doubt && !(isSwapped && (doubt === 'time' || doubt === 'day'))) return doubt;
  }
  return isTooMany(writes, scene) ? 'many' : null;
}

/** The newest earlier turn that asked for something; where it points back itself, its words begin earlier. */
function wishBefore(before: readonly string[]): { wish: Wish; index: number } | null {
  const asking = before
    .map((words, index) => ({ wish: readWish(words), index }))
    .filter(({ wish }) => !wish.isIdle && wish.kinds.size > 0)
    .toReversed();
  const [newest] = asking;
  const first = asking.find(({ wish }) => !refersBack(wish)) ?? asking.at(-1);
  return newest && first ? { wish: newest.wish, index: first.index } : null;
}

const isOther = (kinds: ReadonlySet<WishKind>): boolean =>
  kinds.has('move') || kinds.has('remove') || kinds.has('undo');

function refersBack(wish: Wish): boolean {
  return wish.hasPronoun || wish.isCorrection;
}

/** "The one with Bo", "8 in the morning": words without an order, right after we asked something. */
function isAnswer(
  words: string,
  { newest, turn }: { newest: RecentCall | undefined; turn: number | null },
): boolean {
  const asked = newest?.outcome.kind;
  if (asked !== 'ambiguous' && asked !== 'needs') return false;
  return turn !== null && newest?.turn === turn - 1 && !startsWithOrder(words);
}

function kindsOf(
  wish: Wish,
  { before, isReply }: { before: Wish | null; isReply: boolean },
): ReadonlySet<WishKind> {
  if (wish.kinds.size > 0 && !wish.isCorrection && !isReply) return wish.kinds;
  const kinds = new Set<WishKind>([...wish.kinds, ...(before?.kinds ?? [])]);
  // "No, four": what was just done is to be otherwise.
  if (wish.isCorrection || isOnlyWhen(wish))
    for (const kind of ['move', 'update', 'undo'] as const) kinds.add(kind);
  if (wish.isForeign && !before) return new Set(['add', 'move', 'remove', 'update', 'undo']);
  return kinds;
}

/** "On Tuesday", said after something was stored: that is to be then. */
const isOnlyWhen = (wish: Wish): boolean =>
  wish.kinds.size === 0 && wish.text.split(' ').length <= 4 && (saysDay(wish.text) || saysTime(wish.text));

function doubtOf(write: Write, scene: Scene, before: readonly string[]): Doubt | null {
  if (write.undoOf !== undefined) return scene.kinds.has('undo') ? null : 'kind';
  if (!isKindWished(write, scene)) return 'kind';
  if (write.before && !isTarget(write.before, scene, before)) return 'target';
  if (isAnyContentLost(write) && !scene.since.some((words) => takesAway.test(readWish(words).text)))
    return 'content';
  if (!write.after || isFree(write, scene)) return null;
  if (isAnyContentNew(write, contentSaid(scene, before))) return 'content';
  return doubtOfTime(write, scene, before);
}

/** What was only asked about is no wish, unless the last words point back at it. */
function contentSaid({ wish }: Scene, before: readonly string[]): string[] {
  const earlier = refersBack(wish) ? before : before.map((words) => readWish(words).text);
  return [...earlier, wish.text];
}

function isKindWished({ kind, before, after }: Write, scene: Scene): boolean {
  const { kinds, wish } = scene;
  if (kinds.has(kind)) return true;
  // "Lunch with Tom at noon": a thing and a time ask for it without a verb, unless another one is there.
  if (kind === 'add') return scene.isOther ? isSaidPlainly(after, scene) : isSaidNow(after, wish);
  // A new length is a move in the log.
  if (kind === 'move') return kinds.has('update') && before?.start === after?.start;
  return kind === 'update' && kinds.has('move');
}

/** "Coffee Tuesday at 3 and cancel the tennis": its name and its time in a clause that asks for nothing else. */
function isSaidPlainly(event: ScheduleEvent | null, { wish, open }: Scene): boolean {
  if (event === null) return false;
  const clauses = [...wish.plain.filter(saysTime), ...open.filter(saysDay)];
  return clauses.some((clause) => isNamed(event.title, saidIn([clause])));
}

/** The last words say something of it, or agree to it. */
function isSaidNow(event: ScheduleEvent | null, wish: Wish): boolean {
  if (wish.isForeign || wish.kinds.size > 0 || saysDay(wish.text) || saysTime(wish.text)) return true;
  if (readAnswer(wish.text) === 'yes') return true;
  return event !== null && isNamed(event.title, saidIn([wish.text]));
}

/** The person handed over the facts of a text: what is written then need not be in their words. */
function isFree({ kind }: Write, { wish, kinds, calls, turn }: Scene): boolean {
  const isHandedOver = wish.isDelegated || (kind === 'add' && wish.isPointing);
  if (!isHandedOver || !kinds.has(kind)) return false;
  const earlier = calls.filter((call) => turn !== null && call.turn === turn && isWritten(call.outcome));
  return earlier.length === 0 || (wish.isSeveral && earlier.length < mostHandedOver);
}

function isWritten(outcome: RecentCall['outcome']): boolean {
  return outcome.kind === 'done' && outcome.receipt.changes.length > 0;
}

function isTarget(event: ScheduleEvent, scene: Scene, before: readonly string[]): boolean {
  const { wish, since } = scene;
  if (isNamed(event.title, saidIn(since.map((words) => readWish(words).text || words)))) return true;
  const ordinal = readOrdinal(since.at(-1) ?? '');
  const told = lately(scene);
  if (ordinal !== null) return told.at(ordinal)?.id === event.id;
  // "My three o'clock", "the meeting on Friday", "everything tomorrow".
  if (wish.isGroup && isAtSaidTime(event, scene)) return true;
  if (!wish.hasPronoun && !wish.isCorrection && wish.kinds.size > 0 && hasObject(wish)) return false;
  const spokenOf = told.some(({ id }) => id === event.id);
  const areAll = /\b(?:those|these|them|both|all)\b/.test(wish.text);
  if (wish.isPlural) return (areAll ? toldTogether(scene) : told).some(({ id }) => id === event.id);
  const [changed] = changedLately(scene);
  if (changed) return changed.id === event.id || (told.length === 1 && spokenOf);
  return (told.length === 1 && spokenOf) || isNamed(event.title, saidIn(before.slice(-2)));
}

/** Events of the newest answer that told of any. */
function lately({ calls }: Scene): ScheduleEvent[] {
  for (const { outcome } of calls) {
    const events = eventsOf(outcome);
    if (events.length > 0) return events;
  }
  return [];
}

/** All that was told of in the turn that told of any last: "those two". */
function toldTogether({ calls }: Scene): ScheduleEvent[] {
  const newest = calls.find(({ outcome }) => eventsOf(outcome).length > 0);
  return calls
    .filter(({ turn }) => turn !== null && turn === newest?.turn)
    .flatMap(({ outcome }) => eventsOf(outcome));
}

function changedLately({ calls }: Scene): ScheduleEvent[] {
  const done = calls.find(({ outcome }) => isWritten(outcome));
  return done ? eventsOf(done.outcome) : [];
}

function isAtSaidTime(event: ScheduleEvent, scene: Scene): boolean {
  const wall = instantToWall(event.start, scene.timeZone);
  const text = scene.since.map((words) => readWish(words).text);
  const isDay = isDaySaid(wall.date, text, { today: scene.today, offered: [] });
  if (!isDay) return false;
  if (text.some(saysDay)) return true;
  return !event.allDay && isTimeSaid(wall.time, text, []);
}

/** "The reminder", "at the office": of the event that is spoken of, and no event itself. */
const ofTheEvent =
  /\b(?:the|my|its|that) (?:reminders?|alerts?|place|location|notes?|title|name|time|length|end|guests?)\b|^(?:(?:it is |and )*(?:at|in) (?:the|my|our) \p{L}+(?: \p{L}+)?)$/u;

/** Does it name something of its own? "Move to five" does not, "move the dentist to five" does. */
function hasObject(wish: Wish): boolean {
  const bare = wish.text.replace(ofTheEvent, ' ');
  return /\b(?:the|my|our|der|die|das|den|mein\w*|el|la|mi)\s+\p{L}{3,}/u.test(bare);
}

function doubtOfTime(
  { kind, before: old, after }: Write,
  scene: Scene,
  before: readonly string[],
): Doubt | null {
  if (!after) return null;
  const { since, offered, today } = scene;
  const now = after.wall.start;
  const was = old?.wall.start;
  // "Put the concert in": its day and time may stand on the page; said ones must not differ.
  const isOpen = kind === 'add' && !since.some(saysTime);
  if (now.time !== undefined && now.time !== was?.time && !isOpen && !isTimeSaid(now.time, since, offered))
    return 'time';
  if (now.date === was?.date || (kind === 'add' && !since.some(saysDay))) return null;
  const told = [...offered, ...lately(scene).map(({ wall }) => wall.start)];
  const days = since.some(saysDay) ? since : [...before, ...since];
  return isDaySaid(now.date, days, { today, offered: told }) ? null : 'day';
}

/** Several at once that the person did not name one by one. */
function isTooMany(writes: readonly Write[], scene: Scene): boolean {
  if (writes.some(({ undoOf }) => undoOf !== undefined)) return false;
  const said = saidIn(scene.since);
  const unnamed = writes.filter(({ before, after }) => {
    const event = before ?? after;
    return event !== null && !isNamed(event.title, said);
  });
  if (unnamed.length === 0) return false;
  const earlier = scene.calls.filter(
    ({ outcome, turn }) => scene.turn !== null && turn === scene.turn && isWritten(outcome),
  );
  return earlier.length + writes.length > mostUnnamed;
}
