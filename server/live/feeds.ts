/** The feeds somebody in this process follows, by key. One appears with its first follower and goes with its last. */
import type { Feed, Follower, Page } from './feed.ts';
import { createFeed } from './feed.ts';

export type Feeds<T> = {
  follow(key: string, since: number, onReady: () => void): Follower<T>;
  /** Undefined when nobody follows it here. */
  find(key: string): Feed<T> | undefined;
  keys(): string[];
  trim(): void;
  stats(): { feeds: number; followers: number };
};

export function createFeeds<T>(deps: {
  read: (key: string, after: number) => Promise<Page<T>>;
  onError: (error: unknown) => void;
}): Feeds<T> {
  const feeds = new Map<string, Feed<T>>();
  const open = (key: string): Feed<T> => {
    const feed = createFeed<T>({
      read: (after) => deps.read(key, after),
      onError: deps.onError,
      onEmpty: () => void feeds.delete(key),
    });
    feeds.set(key, feed);
    return feed;
  };
  return {
    follow: (key, since, onReady) => (feeds.get(key) ?? open(key)).follow(since, onReady),
    find: (key) => feeds.get(key),
    keys: () => [...feeds.keys()],
    trim() {
      for (const feed of feeds.values()) feed.trim();
    },
    stats() {
      let followers = 0;
      for (const feed of feeds.values()) followers += feed.count();
      return { feeds: feeds.size, followers };
    },
  };
}
