/**
 * `npm run new:tool -- <name> "<what it does for a caller>" [--room schedule] [--write]`
 *
 * Makes the three files of a tool in the shape that all of them have (tool, domain function,
 * test) and enters it in the registry. The test is red until the domain function does its work.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';

import { root } from './processes.ts';

export type NewTool = { name: string; sentence: string; room: string; isWrite: boolean };

type Names = { snake: string; kebab: string; camel: string };

export function namesOf(name: string): Names {
  const words = name.split(/[_-]/);
  if (words.length < 2 || !words.every((word) => /^[a-z][a-z0-9]*$/.test(word))) {
    throw new Error(`"${name}": a tool is named by a verb and a noun in lower case, like "add_event".`);
  }
  const [first = '', ...rest] = words;
  const camel = first + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return { snake: words.join('_'), kebab: words.join('-'), camel };
}

const quoted = (text: string): string => (text.includes("'") ? JSON.stringify(text) : `'${text}'`);

const toolText = ({ snake, kebab, camel }: Names, { sentence, room, isWrite }: NewTool) => `/** ${sentence} */
import { z } from 'zod';
import { ${camel} } from '#server/domain/${room}/${kebab}.ts';
import { defineTool } from './define-tool.ts';
import * as field from './tool-fields.ts';

const input = z.strictObject({
  on: field.date.optional().describe('Which day: say for a model when to fill it in.'),
});

export const ${camel}Tool = defineTool({
  name: '${snake}',
  description: ${quoted(sentence)},
  isWrite: ${isWrite},
  input,${isWrite ? '\n  meaning: (asked) => asked,' : ''}
  run: (deps, act, asked) => ${camel}(deps, act, asked),
});
`;

const domainText = ({ camel }: Names, { sentence }: NewTool) => `/** ${sentence} */
import type { Outcome } from '#shared/outcome.ts';
import type { Act, ScheduleDeps } from '#server/domain/schedule/act.ts';

/** Never throws for what the agent can talk about: that is an outcome. */
export async function ${camel}(
  _deps: ScheduleDeps,
  _act: Act,
  _asked: { on?: string | undefined },
): Promise<Outcome> {
  return { kind: 'unavailable', say: 'I cannot do that yet.' };
}
`;

const testText = ({ snake }: Names) => `import { testDesk } from '#server/testing/test-desk.ts';
import { describe, expect, it } from 'vitest';

const now = '2026-11-20T09:00:00Z';

describe('${snake}', () => {
  it('answers with what was really stored', async () => {
    await using desk = await testDesk({ now });
    const outcome = await desk.call('${snake}', { on: 'tomorrow' });
    expect(outcome).toMatchObject({ kind: 'done' });
    expect(await desk.changes()).toEqual(outcome.kind === 'done' ? outcome.receipt.changes : []);
  });

  it('refuses what it does not know, and changes nothing', async () => {
    await using desk = await testDesk({ now });
    const before = await desk.rowCounts();
    const outcome = await desk.call('${snake}', { on: 'tomorrow', nonsense: true });
    expect(outcome).toMatchObject({ kind: 'invalid' });
    expect(await desk.rowCounts()).toMatchObject({ events: before['events'], version: before['version'] });
  });

  it('does not touch the calendar of anybody else', async () => {
    await using desk = await testDesk({ now });
    const stranger = await desk.addPerson('Europe/Berlin');
    await expect(desk.call('${snake}', { on: 'tomorrow' }, { personId: stranger })).rejects.toMatchObject({
      code: 'unknown-conversation',
    });
  });
});
`;

/** Entered at the end of the list: its order is the order in which a model reads the tools. */
export function inRegistry(text: string, { kebab, camel }: Names): string {
  const imported = `import { ${camel}Tool } from './${kebab}.ts';\n`;
  const lines = text.match(/^import .* from '\.\/.*';\n/gm) ?? [];
  const after = lines.at(-1);
  if (!after || !/^\] as /m.test(text))
    throw new Error('server/tools/registry.ts has another shape than expected.');
  return text.replace(after, after + imported).replace(/^\] as /m, `  ${camel}Tool,\n] as `);
}

/** @returns the files it wrote, relative to the folder */
export function newTool(folder: string, wanted: NewTool): string[] {
  const names = namesOf(wanted.name);
  const files: [path: string, text: string][] = [
    [`server/tools/${names.kebab}.ts`, toolText(names, wanted)],
    [`server/domain/${wanted.room}/${names.kebab}.ts`, domainText(names, wanted)],
    [`server/tools/${names.kebab}.test.ts`, testText(names)],
  ];
  const taken = files.find(([path]) => existsSync(join(folder, path)));
  if (taken) throw new Error(`${taken[0]} exists already.`);
  const registry = 'server/tools/registry.ts';
  const entered = inRegistry(readFileSync(join(folder, registry), 'utf8'), names);
  for (const [path, text] of [...files, [registry, entered] as const]) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return [...files.map(([path]) => path), registry];
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { room: { type: 'string', default: 'schedule' }, write: { type: 'boolean', default: false } },
  });
  const [name, sentence] = positionals;
  try {
    if (!name || !sentence) {
      throw new Error('npm run new:tool -- <name> "<what it does for a caller>" [--room schedule] [--write]');
    }
    const wanted = { name, sentence, room: values.room, isWrite: values.write };
    for (const path of newTool(root, wanted)) process.stdout.write(`${path}\n`);
    process.stdout.write(
      'Next: write the domain function until the test is green, then update the snapshots.\n',
    );
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
