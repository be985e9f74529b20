/** Thousands of signed and not quite signed tool calls: each verdict is the right one, and only good ones act. */
import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { seed, size } from '#server/testing/sizes.ts';
import { proveTavusToolCall } from '#server/vendors/tavus/prove-tool-call.ts';
import { createChance } from './chance.ts';
import type { Chance } from './chance.ts';
import { noteCounts } from './note-counts.ts';

const secret = 'secret-of-the-tools';
const hex = (key: string, body: Buffer) => createHmac('sha256', key).update(body).digest('hex');

type Case = { body: Buffer; header: string | undefined; isGood: boolean };

function delivery(chance: Chance): Buffer {
  const args = { title: `Event ${chance.integer(1_000)}`, notes: '✓'.repeat(chance.integer(50)) };
  return Buffer.from(
    JSON.stringify({ conversation_id: `c${chance.integer(99)}`, arguments: args, tool_call_id: 'call' }),
  );
}

function caseOf(chance: Chance): Case {
  const body = delivery(chance);
  const good = hex(secret, body);
  const flipped = Buffer.from(body);
  const at = chance.integer(body.length);
  flipped[at] = (flipped[at] ?? 0) ^ (1 << chance.integer(8));
  const digit = chance.integer(64);
  const other = ((Number.parseInt(good[digit] ?? '0', 16) + 1 + chance.integer(15)) % 16).toString(16);
  return chance.pick<Case>([
    { body, header: good, isGood: true },
    { body, header: `sha256=${good}`, isGood: true },
    { body, header: ` ${good.toUpperCase()} `, isGood: true },
    { body: flipped, header: good, isGood: false },
    { body: body.subarray(0, body.length - 1), header: good, isGood: false },
    { body: Buffer.concat([body, Buffer.from(' ')]), header: good, isGood: false },
    { body: Buffer.from(JSON.stringify(JSON.parse(body.toString()), null, 1)), header: good, isGood: false },
    { body, header: good.slice(0, digit) + other + good.slice(digit + 1), isGood: false },
    { body, header: good.slice(0, digit), isGood: false },
    { body, header: `${good}00`, isGood: false },
    { body, header: `sha256=sha256=${good}`, isGood: false },
    { body, header: `sha1=${good}`, isGood: false },
    { body, header: hex(`${secret}x`, body), isGood: false },
    { body, header: hex('', body), isGood: false },
    { body, header: createHmac('sha512', secret).update(body).digest('hex').slice(0, 64), isGood: false },
    { body, header: Buffer.from(good, 'hex').toString('base64'), isGood: false },
    { body, header: '', isGood: false },
    { body, header: undefined, isGood: false },
  ]);
}

it('every signature gets the verdict it deserves', () => {
  const chance = createChance(seed);
  const cases = size(1_000, 20_000);
  let good = 0;
  for (let number = 0; number < cases; number += 1) {
    const { body, header, isGood } = caseOf(chance);
    good += isGood ? 1 : 0;
    const prove = () => proveTavusToolCall(secret, header, body);
    if (isGood) expect(prove().proof).toMatchObject({ kind: 'tavus-tool' });
    else expect(prove).toThrow(expect.objectContaining({ code: 'not-signed-in' }));
  }
  expect(good).toBeGreaterThan(cases / 10);
  noteCounts('signatures', { cases, good });
});

it('an empty secret proves nothing', () => {
  const body = delivery(createChance(1));
  expect(() => proveTavusToolCall('', hex('', body), body)).toThrow(
    expect.objectContaining({ code: 'not-signed-in' }),
  );
});
