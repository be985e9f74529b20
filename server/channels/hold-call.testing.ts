/**
 * A panel that holds a simulated call, without a browser: it relays what the persona sends, and puts
 * into the room what the server says, as the extension does. For apps whose clock stands still.
 */
import type { AppMessage } from '#shared/conversation/app-message.ts';
import type { ConversationEvent } from '#shared/conversation/conversation-event.ts';
import type { TestApp } from '#server/testing/test-app.ts';

export type HeldCall = AsyncDisposable & {
  conversationId: string;
  vendorId: string;
  brain: string;
  /** Says it and answers what the persona said until it has been quiet for a moment; '' after ten seconds of silence. */
  say(text: string): Promise<string>;
  /** Everything the panel was told, oldest first. */
  feed(): Promise<ConversationEvent[]>;
  /** What the panel put into the room. */
  sent(): AppMessage[];
  /** Waits until nothing more is being relayed. */
  settle(): Promise<void>;
};

type Start = Parameters<TestApp['trpc']['conversation']['start']['mutate']>[0];
/** Rounds without news, not time: a busy machine is not a quiet room. */
const quiet = 6;
const silenceMs = 10_000;

export async function holdCall(app: TestApp, wanted: Start = {}): Promise<HeldCall> {
  const started = await app.trpc.conversation.start.mutate({ timeZone: 'Europe/Berlin', ...wanted });
  if (started.kind !== 'started') throw new Error(started.say);
  const { conversationId, tavusConversationId: vendorId, brain } = started;
  const life = new AbortController();
  const { control } = app.tavus;
  const sent: AppMessage[] = [];
  let relayed = 0;
  let fed = 0;
  let quietRounds = 0;
  control.join(vendorId);

  const put = (message: AppMessage) => {
    sent.push(message);
    control.send(vendorId, message);
  };
  const feed = async () => {
    const rows = await app.query<{ event: ConversationEvent }>(
      'select event from conversation_feed where conversation_id = $1 order by seq',
      [conversationId],
    );
    return rows.map(({ event }) => event);
  };
  const round = async () => {
    let hadNews = false;
    const messages = control.messages(vendorId);
    for (; relayed < messages.length; relayed += 1) {
      const entry = messages[relayed];
      if (!entry || entry.fromId === 'participant-control') continue;
      hadNews = true;
      const relay = app.trpc.conversation.relay.mutate({ conversationId, message: entry.message });
      const answer = await relay.catch(() => ({ send: [] }));
      for (const message of answer.send) put(message);
    }
    for (const event of (await feed()).slice(fed)) {
      fed += 1;
      if (event.type !== 'send') continue;
      hadNews = true;
      put(event.message);
    }
    quietRounds = hadNews ? 0 : quietRounds + 1;
  };
  const pump = (async () => {
    while (!life.signal.aborted) {
      await round();
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  })();
  const settle = async () => {
    quietRounds = 0;
    while (quietRounds < quiet) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  const heardSince = async (count: number) =>
    (await feed())
      .slice(count)
      .flatMap((event) =>
        event.type === 'transcript' && event.role === 'agent' && event.isFinal ? [event.text] : [],
      );
  /** Until the persona has said something, and then until nothing more comes. */
  const answered = async (count: number) => {
    const until = performance.now() + silenceMs;
    while ((await heardSince(count)).length === 0 && performance.now() < until)
      await new Promise((resolve) => setTimeout(resolve, 20));
    await settle();
  };
  await answered(0);

  return {
    conversationId,
    vendorId,
    brain,
    feed,
    sent: () => [...sent],
    settle,
    async say(text) {
      const before = (await feed()).length;
      // Turns of a person are seconds apart.
      app.clock.advance(3_000);
      await control.say(vendorId, text);
      await answered(before);
      return (await heardSince(before)).join(' ');
    },
    async [Symbol.asyncDispose]() {
      life.abort();
      await pump;
      await app.trpc.conversation.end.mutate({ conversationId });
    },
  };
}
