/**
 * A database of its own for a test file, in about 50 ms: a clone of the migrated template.
 *
 *     await using database = await testDatabase();
 */
import { randomBytes } from 'node:crypto';

import { inject } from 'vitest';

import { runSql, withDatabase, type TemplateDatabase } from './template-database.ts';

export type TestDatabase = AsyncDisposable & {
  name: string;
  /** The migrating user: not bound by row policies. */
  url: string;
  /** The logins that the server uses, both bound by row policies. */
  appUrl: string;
  systemUrl: string;
};

/** Dropped at the end, connections that are still open included. */
export async function testDatabase(): Promise<TestDatabase> {
  const answer = await fetch(inject('templateDatabaseUrl'));
  if (!answer.ok) throw new Error(`No test database: ${await answer.text()}`);
  const template = (await answer.json()) as TemplateDatabase;

  const name = `${template.name}_${randomBytes(4).toString('hex')}`;
  await runSql(template.adminUrl, `create database ${name} template ${template.name}`);
  return {
    name,
    url: withDatabase(template.adminUrl, name),
    appUrl: withDatabase(template.appUrl, name),
    systemUrl: withDatabase(template.systemUrl, name),
    [Symbol.asyncDispose]: () => runSql(template.adminUrl, `drop database if exists ${name} with (force)`),
  };
}
