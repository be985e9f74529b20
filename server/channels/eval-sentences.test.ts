/**
 * Sentences nobody here wrote, said to the simulated persona, all the way: words, tool call over
 * signed HTTPS, rows, receipt, speech. The data is third-party and lies outside the repository.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '#server/testing/test-app.ts';

const folder = join(import.meta.dirname, '../../../shared/eval');
const sets = ['smcalflow_create', 'quickadd_titled'];
const wanted = 50;

type Row = {
  id: string;
  input: { text: string; reference: string; tz: string };
  expected: { title: string | null; start: string | null; start_grain: string };
};

const isThere = sets.every((set) => existsSync(join(folder, `${set}.dev.jsonl`)));

/** Every n-th request to add something at a stated time. */
function sample(): Row[] {
  const rows = sets.flatMap((set) =>
    readFileSync(join(folder, `${set}.dev.jsonl`), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Row),
  );
  const fitting = rows.filter(({ expected }) => expected.title !== null && expected.start_grain === 'minute');
  const step = fitting.length / wanted;
  return Array.from({ length: wanted }, (_, index) => fitting[Math.floor(index * step)]).filter(
    (row) => row !== undefined,
  );
}

describe.runIf(isThere)('fifty sentences of other people, said to the simulated persona', () => {
  it(
    'end in rows that equal the receipt, in speech that is the receipt, and mostly at the right time',
    { timeout: 240_000 },
    async () => {
      await using app = await startTestApp({ now: '2024-01-01T00:00:00Z', tavus: true });
      const misses: string[] = [];
      let stored = 0;
      for (const row of sample()) {
        app.clock.set(row.input.reference);
        const started = await app.trpc.conversation.start.mutate({ timeZone: row.input.tz });
        if (started.kind !== 'started') throw new Error(started.say);
        const before = await app.rows();
        const turn = await app.tavus.control.say(started.tavusConversationId, row.input.text);
        const after = await app.rows();
        await app.trpc.conversation.end.mutate({ conversationId: started.conversationId });

        const { calls } = await app.trpc.conversation.get.query({ conversationId: started.conversationId });
        const done = calls.flatMap(({ outcome }) => (outcome.kind === 'done' ? outcome.receipt.changes : []));
        // Whatever was said: what was written is what the receipts say, no more and no less.
        expect(after['changes'], row.id).toBe((before['changes'] ?? 0) + done.length);
        const says = calls.map(({ outcome }) => outcome.say);
        if (done.length > 0) {
          stored += 1;
          expect(
            says.some((say) => turn.spoken.includes(say)),
            `${row.id}: ${turn.spoken.join(' ')} / ${says.join(' | ')}`,
          ).toBe(true);
        }
        const start = done[0]?.event.wall.start;
        const got = start
          ? `${start.date}T${start.time ?? ''}`
          : calls.map(({ outcome }) => outcome.kind).join() || 'no call';
        if (got !== row.expected.start)
          misses.push(`${row.id} “${row.input.text}” wanted ${row.expected.start}, got ${got}`);
        // The next sentence finds an empty calendar, so that none clashes with another's.
        await app.query('delete from events');
      }
      expect(stored).toBeGreaterThanOrEqual(45);
      expect(misses.length, misses.join('\n')).toBeLessThanOrEqual(4);
    },
  );
});

describe.runIf(!isThere)('fifty sentences of other people', () => {
  it('are not tried: the evaluation data is not beside the project', () => {
    expect(isThere).toBe(false);
  });
});
