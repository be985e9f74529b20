import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { namesOf, newTool } from './new-tool.ts';
import { root } from './processes.ts';

let folder = '';
const wanted = { name: 'swap_events', sentence: 'Swaps two events.', room: 'schedule', isWrite: true };
const read = (path: string) => readFileSync(join(folder, path), 'utf8');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'calendar-agent-tool-'));
  mkdirSync(join(folder, 'server/tools'), { recursive: true });
  copyFileSync(join(root, 'server/tools/registry.ts'), join(folder, 'server/tools/registry.ts'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a new tool', () => {
  it('has its three files and stands last in the registry', () => {
    expect(newTool(folder, wanted)).toEqual([
      'server/tools/swap-events.ts',
      'server/domain/schedule/swap-events.ts',
      'server/tools/swap-events.test.ts',
      'server/tools/registry.ts',
    ]);
    expect(read('server/tools/swap-events.ts')).toContain("name: 'swap_events'");
    expect(read('server/domain/schedule/swap-events.ts')).toContain('export async function swapEvents(');
    const registry = read('server/tools/registry.ts');
    expect(registry).toContain("import { swapEventsTool } from './swap-events.ts';");
    expect(registry).toMatch(/,\n {2}swapEventsTool,\n\] as /);
  });

  it('never overwrites what is there', () => {
    newTool(folder, wanted);
    const before = read('server/tools/registry.ts');
    expect(() => newTool(folder, wanted)).toThrow('server/tools/swap-events.ts exists already.');
    expect(read('server/tools/registry.ts')).toBe(before);
  });

  it.each(['swap', 'SwapEvents', 'swap events', '../swap_events', 'swap_'])('is not called %j', (name) => {
    expect(() => newTool(folder, { ...wanted, name })).toThrow('a tool is named by a verb and a noun');
    expect(existsSync(join(folder, 'server/domain'))).toBe(false);
  });

  it('has one name in three spellings', () => {
    expect(namesOf('find_free_time')).toEqual({
      snake: 'find_free_time',
      kebab: 'find-free-time',
      camel: 'findFreeTime',
    });
  });
});
