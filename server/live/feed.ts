/**
 * One ordered feed (a calendar's changes, a conversation's events) and everybody in this process
 * who follows it. It is apart from where entries come from: announcements and hints only make it
 * faster, the log it can read makes it right.
 *
 * A follower is a cursor, not a queue. It takes the next entry from the few recent ones that all
 * share; when that one is not there (joined late, fell behind, never announced here) it reads a
 * page of the log after its own position. So a slow follower costs a cursor and at most one page,
 * and no entry can be skipped: position only ever moves along the log.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '#shared/errors.ts';

export type Entry<T> = {
  version: number;
  value: T;
  /** The bytes of the stream, made by the first who writes them and shared by all. */
  frame?: Buffer;
};

export type Page<T> = {
  /** The newest version at the moment of reading, 0 for an empty log. */
  latest: number;
  /** Oldest first, all after the version asked for. */
  entries: Entry<T>[];
  /** False when the page was cut off and the log goes on. */
  isComplete: boolean;
};

export type Follower<T> = {
  /**
   * The next entry, or undefined when there is none at hand: `onReady` says when to ask again.
   * @throws AppError `bad-request` when the follower is ahead of the log: it saw another history
   */
  next(): Entry<T> | undefined;
  /** True once everything known to exist was taken. */
  isCaughtUp(): boolean;
  close(): void;
};

export type Feed<T> = {
  add(entries: readonly Entry<T>[]): void;
  /** A version exists somewhere; a hint, believed until the log says otherwise. */
  saw(version: number): void;
  follow(since: number, onReady: () => void): Follower<T>;
  /** Lets go of entries that every follower has. */
  trim(): void;
  count(): number;
};

const keepRecent = 64;
/** Two writers may announce in the other order than they committed; worth a moment before a read. */
const graceMs = 5;

type Cursor = { position: number; onReady: () => void };
type Reading<T> = { page: Promise<Page<T>>; knownBefore: number };

/**
 * @param deps.read tries until it has a page; it rejects only when the process ends
 * @param deps.onEmpty called when the last follower leaves
 */
export function createFeed<T>(deps: {
  read: (after: number) => Promise<Page<T>>;
  onError: (error: unknown) => void;
  onEmpty: () => void;
}): Feed<T> {
  const recent = new Map<number, Entry<T>>();
  const cursors = new Set<Cursor>();
  const readings = new Map<number, Reading<T>>();
  let known = 0;
  let announced = 0;

  const wake = () => {
    for (const cursor of cursors) {
      try {
        cursor.onReady();
      } catch (error) {
        deps.onError(error);
      }
    }
  };

  /** Whoever learns of a version tells all: nobody else may be told about it again. */
  const saw = (version: number) => {
    if (version <= known) return;
    known = version;
    wake();
  };

  /** Everybody at the same position shares one read. */
  const readOnce = (after: number): Reading<T> => {
    const running = readings.get(after);
    if (running) return running;
    const reading = { page: deps.read(after), knownBefore: known };
    readings.set(after, reading);
    const done = () => readings.delete(after);
    reading.page.then(done, done);
    return reading;
  };

  const trim = () => {
    let slowest = Infinity;
    for (const { position } of cursors) slowest = Math.min(slowest, position);
    for (const version of recent.keys()) if (version <= slowest) recent.delete(version);
  };

  const follow = (since: number, onReady: () => void): Follower<T> => {
    const cursor: Cursor = { position: since, onReady };
    let page: Page<T> | undefined;
    let index = 0;
    let isProven = false;
    let isFilling = false;
    let isAhead = false;
    cursors.add(cursor);

    const fill = async () => {
      if (isFilling) return;
      isFilling = true;
      try {
        if (isProven && announced > cursor.position) {
          await sleep(graceMs);
          if (recent.has(cursor.position + 1)) return;
        }
        const after = cursor.position;
        const reading = readOnce(after);
        const found = await reading.page;
        // A hint that the log does not bear out must not make us read for ever.
        if (found.isComplete && found.latest < reading.knownBefore && known === reading.knownBefore) {
          known = found.latest;
        }
        isAhead = found.latest < after;
        isProven = true;
        page = found;
        index = 0;
        saw(found.latest);
      } finally {
        isFilling = false;
      }
    };
    const fillAndTell = () => {
      if (isFilling) return;
      fill().then(
        () => {
          if (cursors.has(cursor)) onReady();
        },
        (error: unknown) => deps.onError(error),
      );
    };

    return {
      next() {
        if (isAhead) throw new AppError('bad-request', 'the follower is ahead of the log');
        while (page) {
          const entry = page.entries[index++];
          if (entry === undefined) {
            if (page.isComplete) cursor.position = Math.max(cursor.position, page.latest);
            page = undefined;
          } else if (entry.version > cursor.position) {
            cursor.position = entry.version;
            return entry;
          }
        }
        const entry = isProven ? recent.get(cursor.position + 1) : undefined;
        if (entry) {
          cursor.position = entry.version;
          return entry;
        }
        if (!isProven || cursor.position < known) fillAndTell();
        return undefined;
      },
      isCaughtUp: () => isProven && page === undefined && cursor.position >= known,
      close() {
        if (cursors.delete(cursor) && cursors.size === 0) deps.onEmpty();
      },
    };
  };

  return {
    add(entries) {
      trim();
      for (const entry of entries) {
        recent.set(entry.version, entry);
        known = Math.max(known, entry.version);
        announced = Math.max(announced, entry.version);
      }
      for (const version of recent.keys()) {
        if (recent.size <= keepRecent) break;
        recent.delete(version);
      }
      wake();
    },
    saw,
    follow,
    trim,
    count: () => cursors.size,
  };
}
