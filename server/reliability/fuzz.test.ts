import { describe, expect, it } from 'vitest';
import { startTestApp } from '#server/testing/test-app.ts';
import { seed, size } from '#server/testing/sizes.ts';
import { fuzz } from './fuzz.ts';
import { judge, readLogs } from './judge.ts';
import { noteCounts } from './note-counts.ts';
import type { Desk } from './send-call.ts';

const inputs = size(3_000, 60_000);

describe('bad input on every route', () => {
  it(
    'never gets a 5xx, never hangs, and leaves a calendar that its log explains',
    { timeout: size(240_000, 1_800_000) },
    async () => {
      await using app = await startTestApp();
      const person = await app.addPerson();
      const conversation = await app.addConversation(person.personId);
      const desk: Desk = {
        personId: person.personId,
        token: person.token,
        conversationId: conversation.id,
        vendorId: conversation.vendorId,
      };
      const port = Number(new URL(app.url).port);
      const result = await fuzz({
        port,
        desk,
        secrets: { tools: app.secrets.TAVUS_TOOLS_SECRET, llm: app.secrets.LLM_API_KEY },
        seed,
        inputs,
        atOnce: 8,
      });
      expect(result.failures).toEqual([]);
      expect(result.sent).toBe(inputs);
      // It has to have reached the inside: answered, refused by shape, by sign-in, by route.
      for (const status of ['200', '400', '401', '404']) expect(result.statuses[status]).toBeGreaterThan(20);
      noteCounts('fuzz', { sent: result.sent, ...result.statuses });
      const logs = await readLogs(app.deps.pools.system, [desk]);
      const verdict = judge(logs, { asked: [], surprises: [], retries: 0 }, []);
      expect({ ...verdict, overlaps: [] }).toEqual(
        Object.fromEntries(Object.keys(verdict).map((name) => [name, []])),
      );
      expect((await app.send('/health')).status).toBe(200);
    },
  );
});
