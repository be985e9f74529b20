/**
 * `npm run --silent eval -- <kind> <in.jsonl> <out.jsonl>`: answers evaluation rows with the
 * functions of the product, so that anyone can score them. No network, no model, no clock.
 */
import 'temporal-polyfill/global';
import { readFile, writeFile } from 'node:fs/promises';
import { answerFindTime } from './find-time.ts';
import type { FindTimeInput } from './find-time.ts';
import { answerIcs } from './ics.ts';
import type { IcsInput } from './ics.ts';
import { answerQuickAdd } from './quick-add.ts';
import type { QuickAddInput } from './quick-add.ts';
import { answerRecurrence } from './recurrence.ts';
import type { RecurrenceInput } from './recurrence.ts';
import { answerTimeZone } from './time-zone-row.ts';
import type { TimeZoneInput } from './time-zone-row.ts';

type Row = { id: string; input: unknown };

const answers: Readonly<Record<string, (input: unknown) => object>> = {
  'quick-add': (input) => answerQuickAdd(input as QuickAddInput),
  'find-time': (input) => answerFindTime(input as FindTimeInput),
  ics: (input) => answerIcs(input as IcsInput),
  recurrence: (input) => answerRecurrence(input as RecurrenceInput),
  tz: (input) => answerTimeZone(input as TimeZoneInput),
};

async function main([kind = '', from, to]: readonly string[]): Promise<number> {
  const answer = Object.hasOwn(answers, kind) ? answers[kind] : undefined;
  if (!answer || from === undefined || to === undefined) {
    const known = Object.keys(answers).join(', ');
    process.stderr.write(`usage: eval <${known}> <in.jsonl> <out.jsonl>\n`);
    return 2;
  }
  const rows = (await readFile(from, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  const lines = rows.map((line) => {
    const row = JSON.parse(line) as Row;
    return JSON.stringify({ id: row.id, ...answer(row.input) });
  });
  await writeFile(to, lines.join('\n') + '\n');
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
