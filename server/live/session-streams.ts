/** Which streams belong to which session, so that signing out ends them at once. */
export type SessionStreams = {
  add(sessionId: string, close: () => void): () => void;
  close(sessionId: string): void;
};

export function createSessionStreams(): SessionStreams {
  const streams = new Map<string, Set<() => void>>();
  return {
    add(sessionId, close) {
      const ofSession = streams.get(sessionId) ?? new Set();
      streams.set(sessionId, ofSession.add(close));
      return () => {
        ofSession.delete(close);
        if (ofSession.size === 0 && streams.get(sessionId) === ofSession) streams.delete(sessionId);
      };
    },
    close(sessionId) {
      for (const close of streams.get(sessionId) ?? []) close();
      streams.delete(sessionId);
    },
  };
}
