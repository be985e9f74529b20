/**
 * The structure of the house, as a test: every file in its room, every import the right way, every
 * lock on its door. First it asserts that it saw enough, so that it can't be green over nothing.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';

const root = import.meta.dirname;
const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(root, file)));
const sources = listed.filter((file) => /\.(ts|tsx)$/.test(file) && !file.endsWith('.d.ts'));
const isTest = (file: string) =>
  /\.test\.tsx?$|\.spec\.ts$|(^|\/)testing\/|\.testing\.ts$|^server\/reliability\//.test(file);
const isOurs = (file: string) => /^(shared|server|extension)\//.test(file);
const shipped = sources.filter((file) => isOurs(file) && !isTest(file));
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const code = new Map(sources.map((file) => [file, read(file)]));
const textOf = (file: string) => code.get(file) ?? '';
/** Without comments, so that a rule may be named in one. */
const bare = (file: string) =>
  textOf(file)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|[^:'"`])\/\/.*$/gm, '$1');

type Import = { from: string; to: string; isType: boolean };
const imports: Import[] = sources.flatMap((file) => importsOf(file));

function importsOf(file: string): Import[] {
  const parsed = parseSync(file, textOf(file));
  const statics = parsed.module.staticImports.map((one) => ({
    specifier: one.moduleRequest.value,
    isType: one.entries.length > 0 && one.entries.every((entry) => entry.isType),
  }));
  const exported = parsed.module.staticExports.flatMap((one) =>
    one.entries.flatMap((entry) =>
      entry.moduleRequest ? [{ specifier: entry.moduleRequest.value, isType: entry.isType }] : [],
    ),
  );
  return [...statics, ...exported].map(({ specifier, isType }) => ({
    from: file,
    to: resolved(file, specifier),
    isType,
  }));
}

function resolved(file: string, specifier: string): string {
  if (specifier.startsWith('#')) return specifier.slice(1);
  return specifier.startsWith('.') ? join(dirname(file), specifier) : `npm:${specifier}`;
}

const within = (file: string, folder: string) => file.startsWith(`${folder}/`);

describe('the house', () => {
  it('was seen: enough files of each wing', () => {
    for (const [wing, least] of [
      ['shared', 25],
      ['server', 120],
      ['extension', 60],
    ] as const) {
      expect(shipped.filter((file) => within(file, wing)).length, wing).toBeGreaterThan(least);
    }
    expect(imports.length).toBeGreaterThan(800);
  });

  it('has every folder of its three wings in ARCHITECTURE.md, and no other', () => {
    const named = [...read('ARCHITECTURE.md').matchAll(/^\| `([\w/.-]+)\/` \|/gm)].map(
      (match) => match[1] ?? '',
    );
    for (const folder of named)
      expect(existsSync(join(root, folder)), `${folder} is named but not there`).toBe(true);
    const folders = new Set(
      shipped.map((file) => dirname(file)).filter((folder) => /^(shared|server|extension)\b/.test(folder)),
    );
    // A feature, an entrypoint or a part of a simulator is described by its parent's line.
    const isCovered = (folder: string) =>
      named.includes(folder) ||
      named.some(
        (one) =>
          /^(extension\/(features|entrypoints|platform|components|testing)|server\/simulators\/\w+)$/.test(
            one,
          ) && within(folder, one),
      );
    expect([...folders].filter((folder) => !isCovered(folder))).toEqual([]);
  });

  it('has no attic', () => {
    const attic = /(^|\/)(utils?|helpers?|common|lib|misc|types|services|core)(\/|\.tsx?$)/;
    expect(sources.filter((file) => attic.test(file))).toEqual([]);
    expect(sources.filter((file) => /^index\.tsx?$/.test(basename(file)))).toEqual([]);
  });

  it('keeps files short', () => {
    const long = shipped.filter((file) => {
      const lines = bare(file)
        .split('\n')
        .filter((line) => line.trim() !== '');
      return lines.length > 300;
    });
    expect(long).toEqual([]);
  });

  it('has no focused or skipped tests, module mocks or undated TODOs', () => {
    const found = (pattern: RegExp) =>
      sources.filter((file) => file !== 'architecture.test.ts' && pattern.test(textOf(file)));
    expect(found(/\b(it|test|describe)\.(only|skip)\(/)).toEqual([]);
    expect(found(/\b(vi|jest)\.(mock|doMock)\(/)).toEqual([]);
    expect(found(/\b(TODO|FIXME|XXX)\b(?! \[20\d\d-\d\d-\d\d\])/)).toEqual([]);
  });
});

describe('imports point one way', () => {
  const floors: [string, RegExp][] = [
    ['shared', /^(server|extension|npm:(?!zod$|chrono-node))/],
    [
      'server/db',
      /^server\/(domain|tools|agent|channels|api|live|jobs|vendors|simulators|auth|pages|app|deps|main|start-server)\b/,
    ],
    [
      'server/errors',
      /^server\/(domain|tools|agent|channels|api|live|jobs|vendors|simulators|app|deps|main)\b/,
    ],
    ['server/domain', /^server\/(tools|agent|channels|api|live|jobs|vendors|simulators|app|deps|main)\b/],
    ['server/tools', /^server\/(agent|channels|api|live|jobs|vendors|simulators|app|deps|main)\b/],
    ['server/agent', /^server\/(channels|api|live|jobs|vendors|simulators|auth|pages|app|deps|main)\b/],
    ['server/channels', /^server\/(api|jobs|simulators|app|deps|main)\b/],
    ['server/live', /^server\/(tools|agent|channels|api|jobs|vendors|simulators|app|deps|main)\b/],
    [
      'server/vendors',
      /^server\/(db|tools|agent(?!\/model\.ts$)|channels|api|live|jobs|simulators|app|deps|main)\b/,
    ],
    ['server/simulators', /^server\/(db|tools|agent|channels|api|live|jobs|domain|auth|app|deps|main)\b/],
    ['server/api', /^server\/(simulators|app|deps|main)\b/],
    ['extension/components', /^extension\/(features|entrypoints)\b/],
    ['extension/platform', /^extension\/(components|features|entrypoints)\b/],
    ['extension/features', /^extension\/entrypoints\b/],
  ];
  it.each(floors)('%s stands on nothing above it', (folder, forbidden) => {
    const wrong = imports.filter(
      ({ from, to }) => within(from, folder) && !isTest(from) && forbidden.test(to),
    );
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  it('lets the extension know the server by type alone, from one file', () => {
    const across = imports.filter(
      ({ from, to }) => within(from, 'extension') && within(to, 'server') && !isTest(from),
    );
    expect(across.filter(({ isType }) => !isType)).toEqual([]);
    expect([...new Set(across.map(({ from }) => from))]).toEqual(['extension/platform/api.ts']);
  });

  it('keeps simulators and tests out of what ships', () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        !isTest(from) &&
        !within(from, 'server/simulators') &&
        /^(server|extension)\/(simulators|testing)\//.test(to),
    );
    expect(wrong.filter(({ from }) => isOurs(from)).map(({ from }) => from)).toEqual([]);
  });
});

describe('every door has its lock', () => {
  it('makes a Proof only where something was checked', () => {
    const makers = shipped.filter((file) =>
      imports.some((one) => one.from === file && one.to === 'server/proof.ts' && !one.isType),
    );
    expect(makers.toSorted()).toEqual([
      'server/api/prove-session.ts',
      'server/jobs/proof-of-inbox-row.ts',
      'server/vendors/tavus/prove-llm-request.ts',
      'server/vendors/tavus/prove-tool-call.ts',
    ]);
  });

  it('lets every channel dispatch, and nothing but dispatch', () => {
    for (const file of shipped.filter(
      (one) =>
        within(one, 'server/channels') &&
        /mount|relayMessage/.test(bare(one)) &&
        !/custom-llm|calendar-feed|-events\.ts$/.test(one),
    )) {
      expect(bare(file), file).toMatch(/\bdispatch\(/);
      expect(bare(file), file).toMatch(/\bverifiedCall\(/);
    }
    expect(bare('server/api/call-of-panel.ts')).toMatch(/\bdispatch\(/);
    // What vendors tell are facts: kept for a job, never acted on by the request itself.
    for (const file of shipped.filter((one) => /^server\/channels\/.*-events\.ts$/.test(one))) {
      expect(bare(file), file).not.toMatch(/\bdispatch\(/);
      expect(bare(file), file).toMatch(/\b(enqueue|keep)\(/);
    }
    // What is only read asks for no tool.
    expect(bare('server/channels/calendar-feed.ts')).not.toMatch(/\bapp\.(post|put|patch|delete)\(/);
    // Where our own model decides what is called, the agent dispatches with the turn's proof.
    expect(bare('server/channels/custom-llm.ts')).toMatch(/\banswerTurn\(/);
    expect(bare('server/channels/custom-llm-turn.ts')).toMatch(/\breply\(/);
  });

  it('has one door into the schedule', () => {
    const users = shipped.filter((file) => /\bcommit_act\b/.test(bare(file)));
    expect(users.toSorted()).toEqual(['server/db/append-change.ts', 'server/db/sql/commit-act.ts']);
    const writers = shipped.filter((file) =>
      /(insert into|update|delete from) (events|changes)\b/.test(bare(file)),
    );
    expect(writers.toSorted()).toEqual([
      'server/db/sql/commit-act.ts',
      'server/db/stamp-zone-edition.ts',
      'server/domain/conversation/delete-conversation.ts',
    ]);
  });

  it('touches the process, the clock and the dice at one place each', () => {
    const server = shipped.filter((file) => within(file, 'server') || within(file, 'shared'));
    const may = (file: string) => /^server\/(main\.ts|eval\/main\.ts|simulators\/\w+\/main\.ts)$/.test(file);
    expect(
      server.filter(
        (file) => !may(file) && /\bprocess\.(env|exit|argv|on|stdout|stderr|loadEnvFile)\b/.test(bare(file)),
      ),
    ).toEqual([]);
    expect(
      server.filter(
        (file) => !/(^|\/)clock\.ts$/.test(file) && /\bDate\.now\(|new Date\(\)/.test(bare(file)),
      ),
    ).toEqual([]);
    expect(
      server.filter(
        (file) => !/(^|\/)ids\.ts$/.test(file) && /\bMath\.random\(|\brandomUUID\(/.test(bare(file)),
      ),
    ).toEqual([]);
  });

  it('notifies from one place, never inside a write', () => {
    expect(
      shipped.filter((file) => /pg_notify/i.test(bare(file))).every((file) => within(file, 'server/live')),
    ).toBe(true);
  });

  it('starts tRPC once', () => {
    expect(shipped.filter((file) => /\binitTRPC\b/.test(bare(file)))).toEqual(['server/api/trpc.ts']);
  });
});

describe('lists agree', () => {
  it('has every tool in the registry, in a file of its name', () => {
    const tools = shipped.filter(
      (file) => within(file, 'server/tools') && /\bdefineTool\(\{/.test(bare(file)),
    );
    expect(tools.length).toBeGreaterThanOrEqual(7);
    const registry = textOf('server/tools/registry.ts');
    for (const file of tools) {
      const name = basename(file, '.ts');
      expect(registry, file).toContain(`'./${name}.ts'`);
      expect(textOf(file), file).toContain(`name: '${name.replaceAll('-', '_')}'`);
    }
  });

  it('names in .env.example exactly what the server reads', () => {
    const named = [...read('.env.example').matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1]);
    const asked = [...textOf('server/env.ts').matchAll(/^ {2}([A-Z_]+):/gm)].map((match) => match[1]);
    expect(named.toSorted()).toEqual(asked.toSorted());
  });

  it('uses every decision number once', () => {
    const numbers = listed
      .filter((file) => within(file, 'docs/decisions'))
      .map((file) => basename(file).slice(0, 3));
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.length).toBeGreaterThanOrEqual(12);
  });

  it('has one version for people, the manifest and the package', () => {
    const { version } = JSON.parse(read('package.json')) as { version: string };
    expect(textOf('server/version.ts')).toContain(`'${version}'`);
  });
});
